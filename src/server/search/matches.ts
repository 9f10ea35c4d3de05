import { sql, type RawBuilder } from 'kysely';
import { SUMMARY, type OrganizationSummary } from '#server/organizations/index.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import type { ResultPlace } from './cursor.ts';
import type { Expectation } from './expectation.ts';
import { tiersOf, type Plan } from './plan.ts';
import { MOST_COUNTED } from './schema.ts';
import { anyOf, type TsQuery } from './tsquery.ts';

/** A found organisation with its place in the order of results. */
export interface Match {
  place: ResultPlace;
  /** Null when it has been withdrawn from publication, and the index does not know yet. */
  organization: OrganizationSummary | null;
}

/** Some of what a plan found, in order, and how many it found in all. */
export interface Matches {
  matches: Match[];
  /** At most `MOST_COUNTED`; null when they were not counted. */
  total: number | null;
}

/** When more matches than this are expected, not all of them are ranked. */
const VERY_MANY = 2000;

/** Whether so much is expected that `takeFirst` is better than `rankAll`. */
export function isVeryMany({ around, offering }: Expectation): boolean {
  return Math.max(around, offering) >= VERY_MANY;
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
  // Hidden in a subquery, so that one plan does for all: finding it anew takes as long as the search.
  const matches = (query: TsQuery) => sql`document @@ (select ${query}::tsquery)`;
  const isNamed = named === null ? sql`` : sql`when ${matches(named)} then 1`;
  const isLoose =
    wordsAsked > 1 ? sql`case when name_words > ${wordsAsked + 1} then 1 else 0 end` : sql`0`;
  const rows = await describe(
    db,
    sql<FoundRow>`(
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
    limit ${limit})`,
    PREPARED,
  );
  return {
    matches: rows.map(toMatch),
    total: Math.min(rows[0]?.total ?? 0, MOST_COUNTED),
  };
}

/**
 * The first matches of a plan that finds very many: by tier, in each those with more ratings first.
 * A tier with very many is read in that order, so that only as many are looked at as it takes.
 */
export async function takeFirst(
  db: Database,
  plan: Plan,
  expected: Expectation,
  { after, limit }: Portion,
): Promise<Matches> {
  const inTiers = [0, expected.meant, expected.around - expected.meant, expected.offering];
  const found: Match[] = [];
  let counted = 0;
  for (const [at, query] of tiersOf(plan).entries()) {
    const tier = at + 1;
    if (query === null || tier < after.tier || found.length >= limit) continue;
    const portion = { after: tier === after.tier ? after : null, limit: limit - found.length };
    if (inTiers[at]! >= VERY_MANY) {
      found.push(...(await readInOrder(db, query, tier, portion)).map(toMatch));
    } else {
      const sorted = await readAndSort(db, query, tier, portion);
      counted += sorted[0]?.total ?? 0;
      found.push(...sorted.map(toMatch));
    }
  }
  return { matches: found, total: counted >= MOST_COUNTED ? MOST_COUNTED : null };
}

/** At most `MOST_COUNTED`; first those that are meant, for that is quick and mostly enough. */
export async function countMatches(
  db: Database,
  { meant, around, offering }: Plan,
): Promise<number> {
  const first = await countUpToMost(db, meant);
  if (first >= MOST_COUNTED) return first;
  return countUpToMost(db, offering === null ? around : anyOf([around, offering]));
}

async function countUpToMost(db: Database, query: TsQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (
      select from organization_search where document @@ ${query}::tsquery limit ${MOST_COUNTED}
    ) found`.execute(db);
  return rows[0]?.total ?? 0;
}

interface TierPortion {
  after: ResultPlace | null;
  limit: number;
}

function readInOrder(db: Database, query: TsQuery, tier: number, portion: TierPortion) {
  return describe(
    db,
    sql<FoundRow>`(
    select organization_id as id, ${sql.lit(tier)} as tier, 0 as loose, precedence, 0 as total
    from organization_search
    where document @@ ${query}::tsquery and ${isAfter(portion, sql.ref('organization_id'))}
    order by precedence, organization_id
    limit ${portion.limit})`,
  );
}

/** `materialized` keeps the planner from reading in order after all: it knows no rare terms. */
function readAndSort(db: Database, query: TsQuery, tier: number, portion: TierPortion) {
  return describe(
    db,
    sql<FoundRow>`(
    with matching as materialized (
      select organization_id as id, precedence, count(*) over () as total
      from organization_search where document @@ ${query}::tsquery
    )
    select id, ${sql.lit(tier)} as tier, 0 as loose, precedence, total from matching
    where ${isAfter(portion, sql.ref('id'))}
    order by precedence, id
    limit ${portion.limit})`,
  );
}

function isAfter({ after }: TierPortion, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return after === null ? sql`true` : sql`(precedence, ${id}) > (${after.precedence}, ${after.id})`;
}

type FoundRow = ResultPlace & { total: number };
type DescribedRow = Awaited<ReturnType<typeof describe>>[number];

/** Reads the few that were found with what a list shows of them, in one statement. */
function describe(db: Database, found: RawBuilder<FoundRow>, mark = sql``) {
  return db
    .selectFrom(found.as('found'))
    .modifyFront(mark)
    .innerJoin('organizations', 'organizations.id', 'found.id')
    .select(SUMMARY)
    .select(['organizations.published', 'found.total'])
    .select(['found.tier', 'found.loose', 'found.precedence'])
    .orderBy('found.tier')
    .orderBy('found.loose')
    .orderBy('found.precedence')
    .orderBy('found.id')
    .execute();
}

function toMatch({ tier, loose, precedence, published, ...row }: DescribedRow): Match {
  return {
    place: { tier, loose, precedence, id: row.id },
    organization: published ? row : null,
  };
}
