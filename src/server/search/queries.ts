import { analyzeQuery } from '#domain/search/query.ts';
import { cutToPage, type Database } from '#server/platform/database/index.ts';
import { bestCoverage, catalogues, type Catalogues } from './catalogue.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { expectedMatches, surelyFound } from './expectation.ts';
import { meaningOf, type Group } from './groups.ts';
import {
  countMatches,
  isVeryMany,
  rankAll,
  takeFirst,
  type Match,
  type Portion,
} from './matches.ts';
import { fewerGroups } from './partial.ts';
import { planFor } from './plan.ts';
import {
  MOST_COUNTED,
  type SearchFilter,
  type SearchRequest,
  type SearchResult,
} from './schema.ts';

/**
 * Searches for published organisations by what people type: names, abbreviations, UNP, addresses,
 * services and everyday names, in Russian, Belarusian or Latin letters, in any form and order.
 *
 * An organisation must have all words; when none has, those that have the most of them are the
 * answer, and `partial` says so. First come those of that name, then those that are meant by name,
 * kind and place, then those that are around there, then those that offer a service so named; in
 * each, those with the most ratings. A query without letters and digits finds nothing.
 *
 * @throws UnknownCursor
 */
export async function searchOrganizations(
  db: Database,
  { q, limit, cursor, ...filter }: SearchRequest,
): Promise<SearchResult> {
  const after = decodeCursor(cursor);
  const meaning = await meaningOf(db, analyzeQuery(q));
  const known = await catalogues(db);
  // One more than asked for tells whether there is a next page.
  const portion = { after, limit: limit + 1 };
  const { matches, total, partial } = await findMost(db, meaning.groups, known, filter, portion);
  const { rows, next } = cutToPage(matches, limit, ({ place }) => encodeCursor(place));
  return {
    organizations: rows.flatMap(({ organization }) => organization ?? []),
    nextCursor: next,
    correctedTo: meaning.correctedTo,
    partial: matches.length > 0 && (partial || meaning.incomplete),
    total,
  };
}

interface Found {
  matches: Match[];
  total: number;
}

/** Organisations that meet all groups, or else as many as any meet. */
async function findMost(
  db: Database,
  groups: readonly Group[],
  known: Catalogues,
  filter: SearchFilter,
  portion: Portion,
): Promise<Found & { partial: boolean }> {
  for (const [at, some] of fewerGroups(groups).entries()) {
    const found = await findAll(db, some, known, filter, portion);
    if (found.total > 0) return { ...found, partial: at > 0 };
  }
  return { matches: [], total: 0, partial: false };
}

async function findAll(
  db: Database,
  groups: readonly Group[],
  known: Catalogues,
  filter: SearchFilter,
  portion: Portion,
): Promise<Found> {
  const services = bestCoverage(known.serviceItems, groups);
  const plan = planFor(groups, services, filter);
  const expected = expectedMatches(groups, services, filter, known);
  const { matches, total } = isVeryMany(expected)
    ? await takeFirst(db, plan, expected, portion)
    : await rankAll(db, plan, groups.length, portion);
  if (total !== null) return { matches, total };
  return surelyFound(groups, services, filter) >= MOST_COUNTED
    ? { matches, total: MOST_COUNTED }
    : { matches, total: await countMatches(db, plan) };
}
