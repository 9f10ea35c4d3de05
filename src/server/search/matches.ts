import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import type { ResultPlace } from './cursor.ts';
import { tiersOf, type Plan } from './plan.ts';
import { MOST_COUNTED } from './schema.ts';
import { anyOf, type TsQuery } from './tsquery.ts';

/** Some of what a plan found, in order, and how many it found in all. */
export interface Matches {
  places: ResultPlace[];
  /** At most `MOST_COUNTED`. */
  total: number;
}

/** What part of the matches is wanted. */
export interface Portion {
  after: ResultPlace;
  limit: number;
}

/**
 * Ranks everything that a plan finds: by tier, in each first those whose name says not much more
 * than was asked for, then those with more ratings. For plans that do not find very many.
 *
 * @param wordsAsked how many words were asked for; 1 leaves the length of names out of account
 */
export async function rankAll(
  db: Database,
  plan: Plan,
  wordsAsked: number,
  { after, limit }: Portion,
): Promise<Matches> {
  const { named, meant, around, offering } = plan;
  const matches = (query: TsQuery) => sql`document @@ ${query}::tsquery`;
  const isNamed = named === null ? sql`` : sql`when ${matches(named)} then 1`;
  const isLoose =
    wordsAsked > 1 ? sql`case when name_words > ${wordsAsked + 1} then 1 else 0 end` : sql`0`;
  const { rows } = await sql<ResultPlace & { total: number }>`
    select id, tier, loose, precedence, total
    from (
      select organization_id as id,
        case ${isNamed} when ${matches(meant)} then 2 when ${matches(around)} then 3 else 4 end as tier,
        ${isLoose} as loose, precedence, count(*) over () as total
      from organization_search
      where ${matches(offering === null ? around : anyOf([around, offering]))}
    ) found
    where (tier, loose, precedence, id)
      > (${after.tier}, ${after.loose}, ${after.precedence}, ${after.id})
    order by tier, loose, precedence, id
    limit ${limit}`.execute(db);
  return {
    places: rows.map(({ total: _, ...place }) => place),
    total: Math.min(rows[0]?.total ?? 0, MOST_COUNTED),
  };
}

/**
 * The first matches of a plan that finds very many: by tier, in each those with more ratings first,
 * read in that order, so that only as many are looked at as it takes.
 */
export async function takeFirst(
  db: Database,
  plan: Plan,
  { after, limit }: Portion,
): Promise<ResultPlace[]> {
  const places: ResultPlace[] = [];
  for (const [at, query] of tiersOf(plan).entries()) {
    const tier = at + 1;
    if (query === null || tier < after.tier || places.length >= limit) continue;
    const portion = { after: tier === after.tier ? after : null, limit: limit - places.length };
    for (const row of await takeFromTier(db, query, portion)) {
      places.push({ ...row, tier, loose: 0 });
    }
  }
  return places;
}

/** How many a plan finds, at most `MOST_COUNTED`; quick when there are more. */
export async function countMatches(db: Database, { around, offering }: Plan): Promise<number> {
  const query = offering === null ? around : anyOf([around, offering]);
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (
      select from organization_search where document @@ ${query}::tsquery limit ${MOST_COUNTED}
    ) found`.execute(db);
  return rows[0]?.total ?? 0;
}

async function takeFromTier(
  db: Database,
  query: TsQuery,
  { after, limit }: { after: ResultPlace | null; limit: number },
): Promise<Array<{ id: number; precedence: number }>> {
  const further =
    after === null
      ? sql``
      : sql`and (precedence, organization_id) > (${after.precedence}, ${after.id})`;
  const { rows } = await sql<{ id: number; precedence: number }>`
    select organization_id as id, precedence from organization_search
    where document @@ ${query}::tsquery ${further}
    order by precedence, organization_id
    limit ${limit}`.execute(db);
  return rows;
}
