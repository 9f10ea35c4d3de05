import { sql } from 'kysely';
import { analyzeQuery, type QueryPart } from '#domain/search/query.ts';
import type { Database } from '#server/platform/database/index.ts';
import { catalogues, itemsMeeting, type CatalogueItem, type Catalogues } from './catalogue.ts';
import { START } from './cursor.ts';
import { expectedMatches } from './expectation.ts';
import { meaningOf, type Group } from './groups.ts';
import { isVeryMany, rankAll, takeFirst } from './matches.ts';
import { planFor } from './plan.ts';

/** What a search box offers while somebody types; each list best first. */
export interface Suggestions {
  organizations: Array<{ id: number; name: string; place: string }>;
  services: Array<{ id: string; name: string }>;
  /** Kinds of organisations, for the list of all of a kind. */
  types: Array<{ id: string; name: string }>;
}

type Locale = 'ru' | 'be' | 'en';

/** What to suggest for. */
export interface SuggestionRequest {
  q: string;
  locale: Locale;
  /** Most entries of each list. */
  limit: number;
}

const NOTHING: Suggestions = { organizations: [], services: [], types: [] };

/**
 * What somebody may be about to type: organisations, services and kinds of organisations that have
 * all words, the last of them as a beginning.
 */
export async function suggest(
  db: Database,
  { q, locale, limit }: SuggestionRequest,
): Promise<Suggestions> {
  const parts = withoutLonelyLetter(analyzeQuery(q, { unfinished: true }));
  const { groups } = await meaningOf(db, parts, { unfinished: true });
  if (groups.length === 0) return NOTHING;
  const known = await catalogues(db);
  return {
    organizations: await suggestOrganizations(db, groups, known, locale, limit),
    services: pick(known.serviceItems, groups, locale, limit),
    types: pick(known.organizationTypes, groups, locale, limit),
  };
}

/** One letter after other words says nothing yet, and nearly everything has it. */
function withoutLonelyLetter(parts: QueryPart[]): QueryPart[] {
  const last = parts.at(-1);
  return parts.length > 1 && last !== undefined && last.text.length === 1
    ? parts.slice(0, -1)
    : parts;
}

async function suggestOrganizations(
  db: Database,
  groups: readonly Group[],
  known: Catalogues,
  locale: Locale,
  limit: number,
): Promise<Suggestions['organizations']> {
  const portion = { after: START, limit };
  // Services have a list of their own.
  const plan = planFor(groups, [], {});
  const expected = expectedMatches(groups, [], {}, known);
  const { places } = isVeryMany(expected)
    ? await takeFirst(db, plan, expected, portion)
    : await rankAll(db, plan, groups.length, portion);
  return nameOrganizations(
    db,
    places.map((place) => place.id),
    locale,
  );
}

/** In the order of the ids. */
async function nameOrganizations(
  db: Database,
  ids: readonly number[],
  locale: Locale,
): Promise<Suggestions['organizations']> {
  if (ids.length === 0) return [];
  const name = (table: string) =>
    sql<string>`coalesce(${sql.ref(`${table}.name_${locale}`)}, ${sql.ref(`${table}.name_ru`)})`;
  const rows = await db
    .selectFrom('organizations')
    .innerJoin('territories', (join) =>
      join.on('territories.id', '=', sql`coalesce(district_id, region_id)`),
    )
    .select(['organizations.id', name('organizations').as('name'), name('territories').as('place')])
    .where('organizations.id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Items that meet all groups, those with the most organisations first. */
function pick(
  items: readonly CatalogueItem[],
  groups: readonly Group[],
  locale: Locale,
  limit: number,
): Array<{ id: string; name: string }> {
  return itemsMeeting(items, groups)
    .sort((a, b) => b.organizations - a.organizations || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map((item) => ({ id: item.id, name: nameIn(item, locale) }));
}

function nameIn({ nameRu, nameBe, nameEn }: CatalogueItem, locale: Locale): string {
  if (locale === 'be') return nameBe;
  return locale === 'en' ? (nameEn ?? nameRu) : nameRu;
}
