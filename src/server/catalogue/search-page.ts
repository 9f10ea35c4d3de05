import { LONGEST_QUERY } from '#domain/search/query.ts';
import type { Portal } from '#server/portal.ts';
import {
  MOST_COUNTED,
  searchOrganizations,
  UnknownCursor,
  type SearchRequest,
  type SearchResult,
} from '#server/search/index.ts';
import { toListRows, type ListRow } from './catalogue.ts';

export { LONGEST_QUERY };

/** One page of what a search found. */
export interface SearchPage extends Omit<SearchResult, 'organizations'> {
  items: ListRow[];
  /** More than `total` were found; they are not counted any further. */
  isMore: boolean;
  /** The cursor was none of ours, so this is the first page. */
  restarted: boolean;
}

/** What somebody typed as one line of at most `LONGEST_QUERY` characters, and whether it was cut. */
export function cleanQuery(typed: string): { q: string; isCut: boolean } {
  const line = typed.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  // A cut between the two halves of a character leaves half of it.
  const q = line
    .slice(0, LONGEST_QUERY)
    .replace(/\p{Cs}$/u, '')
    .trim();
  return { q, isCut: line.length > LONGEST_QUERY };
}

/** Searches, and adds the standings of what was found. */
export async function readSearchPage(portal: Portal, request: SearchRequest): Promise<SearchPage> {
  const { organizations, restarted, ...found } = await searchFrom(portal, request);
  return {
    ...found,
    restarted,
    items: await toListRows(portal, organizations),
    isMore: found.total >= MOST_COUNTED,
  };
}

async function searchFrom(
  { db }: Portal,
  request: SearchRequest,
): Promise<SearchResult & { restarted: boolean }> {
  try {
    return { ...(await searchOrganizations(db, request)), restarted: false };
  } catch (error) {
    if (!(error instanceof UnknownCursor)) throw error;
    return { ...(await searchOrganizations(db, { ...request, cursor: null })), restarted: true };
  }
}
