import { inLocale, type Locale } from '#i18n/locale.ts';
import { analyzeQuery, type QueryPart } from '#domain/search/query.ts';
import type { OrganizationSummary } from '#server/organizations/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Reference } from '#server/reference/index.ts';
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
  { db, reference }: Pick<Portal, 'db' | 'reference'>,
  { q, locale, limit }: SuggestionRequest,
): Promise<Suggestions> {
  const parts = withoutLonelyLetter(analyzeQuery(q, { unfinished: true }));
  const { groups } = await meaningOf(db, parts, { unfinished: true });
  if (groups.length === 0) return NOTHING;
  const known = await catalogues(db);
  return {
    organizations: await suggestOrganizations(db, reference, groups, known, { locale, limit }),
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
  reference: Reference,
  groups: readonly Group[],
  known: Catalogues,
  { locale, limit }: Pick<SuggestionRequest, 'locale' | 'limit'>,
): Promise<Suggestions['organizations']> {
  const portion = { after: START, limit };
  // Services have a list of their own.
  const plan = planFor(groups, [], {});
  const expected = expectedMatches(groups, [], {}, known);
  const { matches } = isVeryMany(expected)
    ? await takeFirst(db, plan, expected, portion)
    : await rankAll(db, plan, groups.length, portion);
  return matches.flatMap(({ organization }) =>
    organization === null ? [] : suggestion(organization, reference, locale),
  );
}

function suggestion(
  { id, nameRu, nameBe, nameEn, districtId, regionId }: OrganizationSummary,
  { territories }: Reference,
  locale: Locale,
): Suggestions['organizations'][number] {
  const place = territories.get(districtId ?? regionId);
  return {
    id,
    name: inLocale(locale, nameRu, nameBe, nameEn),
    place: place?.name[locale] ?? '',
  };
}

/** Items that meet all groups, those with the most organisations first. */
function pick(
  items: readonly CatalogueItem[],
  groups: readonly Group[],
  locale: Locale,
  limit: number,
): Array<{ id: string; name: string }> {
  return mostOffered(items, groups)
    .slice(0, limit)
    .map((item) => ({
      id: item.id,
      name: inLocale(locale, item.nameRu, item.nameBe, item.nameEn),
    }));
}

function mostOffered(items: readonly CatalogueItem[], groups: readonly Group[]): CatalogueItem[] {
  return itemsMeeting(items, groups).sort(
    (a, b) => b.organizations - a.organizations || (a.id < b.id ? -1 : 1),
  );
}

/**
 * Ids of the service items that have all words, the last of them as a beginning; those that the most
 * organisations offer first.
 */
export async function findServiceItems(db: Database, q: string): Promise<string[]> {
  const parts = withoutLonelyLetter(analyzeQuery(q, { unfinished: true }));
  const { groups } = await meaningOf(db, parts, { unfinished: true });
  if (groups.length === 0) return [];
  const { serviceItems } = await catalogues(db);
  return mostOffered(serviceItems, groups).map(({ id }) => id);
}
