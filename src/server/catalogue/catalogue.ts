import type { Locale } from '#i18n/locale.ts';
import { averageOf, type Interval } from '#domain/standing/index.ts';
import { readSummaries, type OrganizationSummary } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  pageAfter,
  type Listed,
  type LiveStandings,
  type Page,
  type StandingFilter,
} from '#server/standings/index.ts';

/** The orders in which organisations can be listed. */
export const SORTS = ['name', 'score', 'count'] as const;
export type Sort = (typeof SORTS)[number];

/** An organisation as a list shows it. */
export interface ListRow {
  organization: OrganizationSummary;
  n: number;
  average: number | null;
  score: number | null;
  interval: Interval | null;
  /** In the country; null with too few ratings. */
  position: number | null;
  /** Ratings that are missing for a position. */
  missing: number;
}

/**
 * One page of the published organisations that a filter leaves.
 *
 * @returns null when the cursor is none of ours
 */
export async function readOrganizationList(
  portal: Portal,
  query: {
    filter: StandingFilter;
    sort: Sort;
    locale: Locale;
    cursor: string | null;
    limit: number;
  },
): Promise<(Page<ListRow> & { total: number }) | null> {
  const live = await portal.standings.current();
  const names = portal.standings.nameOrders(query.locale);
  const compare = comparatorOf(query.sort, names);
  const list = live.filtered(query.filter);
  list.sort(compare);
  const page = pageAfter(list, query.cursor, query.limit, compare);
  if (page === null) return null;
  const ids = page.items.map((item) => item.organizationId);
  return {
    items: await readRows(portal, live, ids),
    nextCursor: page.nextCursor,
    total: list.length,
  };
}

/** The rows of organisations that were found otherwise, in the order of their ids. */
export async function readListRows(portal: Portal, ids: readonly number[]): Promise<ListRow[]> {
  return readRows(portal, await portal.standings.current(), ids);
}

async function readRows(
  portal: Portal,
  live: LiveStandings,
  ids: readonly number[],
): Promise<ListRow[]> {
  const summaries = await readSummaries(portal.db, ids);
  return summaries.map((organization) => {
    const sums = live.sumsOf(organization.id);
    return {
      organization,
      n: sums.n,
      average: averageOf(sums),
      score: live.scoreOf(sums),
      interval: live.intervalOf(sums),
      position: live.standing(organization.id)?.position ?? null,
      missing: Math.max(0, live.methodology.minimumRatings - sums.n),
    };
  });
}

function comparatorOf(
  sort: Sort,
  names: (organizationId: number) => number,
): (a: Listed, b: Listed) => number {
  const byName = (a: Listed, b: Listed) => names(a.organizationId) - names(b.organizationId);
  switch (sort) {
    case 'name':
      return byName;
    case 'count':
      return (a, b) => b.n - a.n || byName(a, b);
    // Without ratings the score is only the national mean: those stand at the end.
    case 'score':
      return (a, b) =>
        Number(b.n > 0) - Number(a.n > 0) || b.score - a.score || b.n - a.n || byName(a, b);
  }
}
