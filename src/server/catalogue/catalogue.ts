import type { Locale } from '#i18n/locale.ts';
import { averageOf, byStanding, type Interval } from '#domain/standing/index.ts';
import { readSummaries, type OrganizationSummary } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  pageOrStart,
  type Listed,
  type LiveStandings,
  type Page,
  type StandingFilter,
} from '#server/standings/index.ts';
import { countChoices, type ChoiceCounts } from './choice-counts.ts';

/** The orders in which organisations can be listed; the first one is the usual one. */
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

/** One page of the list, with what stands around it. */
export interface OrganizationList extends Page<ListRow> {
  /** How many the filter leaves. */
  total: number;
  /** How many each further choice would leave. */
  counts: ChoiceCounts;
  /** The cursor was none of ours, so this is the first page. */
  restarted: boolean;
}

/** One page of the published organisations that a filter leaves. */
export async function readOrganizationList(
  portal: Portal,
  query: {
    filter: StandingFilter;
    sort: Sort;
    locale: Locale;
    cursor: string | null;
    limit: number;
  },
): Promise<OrganizationList> {
  const live = await portal.standings.current();
  const nameOrder = portal.standings.nameOrders(query.locale);
  const list = live.filtered(query.filter).map(({ organizationId, n, total, score }) => ({
    organizationId,
    n,
    total,
    score,
    nameOrder: nameOrder(organizationId),
  }));
  const compare = COMPARATORS[query.sort];
  list.sort(compare);
  const { items, ...page } = pageOrStart(list, query.cursor, query.limit, {
    compare,
    scoreOf: (sums) => live.scoreOf(sums),
  });
  const ids = items.map((item) => item.organizationId);
  return {
    ...page,
    total: list.length,
    counts: countChoices(live.ordered(), query.filter),
    items: (await readSummaries(portal.db, ids)).map((organization) => toRow(organization, live)),
  };
}

/** The rows of organisations that were found otherwise. */
export async function toListRows(
  portal: Portal,
  organizations: readonly OrganizationSummary[],
): Promise<ListRow[]> {
  const live = await portal.standings.current();
  return organizations.map((organization) => toRow(organization, live));
}

/** The spheres in one language, with how many organisations each has. */
export async function readSpheres(portal: Portal, locale: Locale) {
  const live = await portal.standings.current();
  return [...portal.reference.spheres.values()]
    .map(({ id, icon, name, retired }) => ({
      id,
      icon,
      name: name[locale],
      retired,
      organizations: live.sizeOfSphere(id),
    }))
    .filter(({ retired, organizations }) => !retired || organizations > 0);
}

function toRow(organization: OrganizationSummary, live: LiveStandings): ListRow {
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
}

const COMPARATORS: Record<Sort, (a: Listed, b: Listed) => number> = {
  name: (a, b) => a.nameOrder - b.nameOrder,
  count: (a, b) => b.n - a.n || a.nameOrder - b.nameOrder,
  // Without ratings the score is only the national mean: those stand at the end.
  score: (a, b) => Number(b.n > 0) - Number(a.n > 0) || byStanding(a, b),
};
