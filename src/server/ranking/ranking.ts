import type { Locale } from '#i18n/locale.ts';
import { averageOf, type Interval } from '#domain/standing/index.ts';
import { countChoices, type ChoiceCounts } from '#server/catalogue/index.ts';
import { readSummaries, type OrganizationSummary } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  changeSince,
  pageOrStart,
  readPeriodDays,
  type Change,
  type Listed,
  type LiveStandings,
  type Page,
  type StandingFilter,
} from '#server/standings/index.ts';
import { COMPARED, pastRanking, pastTooFew } from './past-ranking.ts';
import type { RankedEntry, TooFewEntry } from './entry.ts';

/** One line of a ranking. */
export interface RankingRow {
  organization: OrganizationSummary;
  position: number;
  n: number;
  average: number;
  score: number;
  interval: Interval;
  /** Against half a year before; null where there is nothing to compare with. */
  change: Change | null;
}

/** An organisation that has too few ratings for a position. */
export interface TooFewRow {
  organization: OrganizationSummary;
  n: number;
  average: number | null;
  /** Ratings that are missing for a position. */
  missing: number;
}

/** Which part of which ranking is asked for. */
export interface RankingQuery {
  filter: StandingFilter;
  /** A Minsk day whose standings are kept; today for null and for any other day. */
  day: string | null;
  cursor: string | null;
  limit: number;
}

/** What stands around a page of a ranking, or of those with too few ratings. */
interface Surroundings {
  /** The day whose standings these are; null: today's. */
  day: string | null;
  /** Earlier days whose ranking can be read, latest first. */
  periods: string[];
  /** Ratings that a position needs. */
  minimumRatings: number;
  /** How many organisations each further choice would leave, with a position or without. */
  counts: ChoiceCounts;
  /** The cursor was none of ours, so this is the first page. */
  restarted: boolean;
}

/** One page of a ranking. */
export interface RankingPage extends Page<RankingRow>, Surroundings {
  /** How many have a position. */
  ranked: number;
  /** How many have too few ratings for one. */
  tooFew: number;
}

/** One page of those with too few ratings. */
export interface TooFewPage extends Page<TooFewRow>, Surroundings {
  total: number;
}

/** One page of the ranking, of today or of an earlier period. */
export async function readRankingPage(portal: Portal, query: RankingQuery): Promise<RankingPage> {
  const live = await portal.standings.current();
  const { day, periods } = await periodOf(portal, query.day);
  const { entries, minimumRatings, tooFew } =
    day === null
      ? presentRanking(portal, live, query.filter)
      : await pastRanking(portal, live, query.filter, day);
  // A ranking of an earlier day stands still; today's moves with the national mean.
  const order = day === null ? { scoreOf: live.scoreOf.bind(live) } : {};
  const { items, ...page } = pageOrStart(entries, query.cursor, query.limit, order);
  return {
    ...page,
    items: await withOrganizations(portal, items),
    ranked: entries.length,
    counts: countChoices(live.ordered(), query.filter),
    tooFew,
    minimumRatings,
    day,
    periods,
  };
}

/**
 * One page of those with too few ratings: those nearest to a position first, then by their names
 * in the reader's language.
 */
export async function readTooFew(
  portal: Portal,
  query: RankingQuery & { locale: Locale },
): Promise<TooFewPage> {
  const live = await portal.standings.current();
  const nameOrder = portal.standings.nameOrders(query.locale);
  const { day, periods } = await periodOf(portal, query.day);
  const { entries, minimumRatings } =
    day === null
      ? presentTooFew(live, query.filter)
      : await pastTooFew(portal, live, query.filter, day);
  const list = entries.map((entry) => ({ ...entry, nameOrder: nameOrder(entry.organizationId) }));
  list.sort(nearestFirst);
  const { items, ...page } = pageOrStart(list, query.cursor, query.limit, {
    compare: nearestFirst,
  });
  const rows = items.map((entry) => ({
    organizationId: entry.organizationId,
    n: entry.n,
    average: averageOf(entry),
    missing: minimumRatings - entry.n,
  }));
  return {
    ...page,
    items: await withOrganizations(portal, rows),
    total: entries.length,
    counts: countChoices(live.ordered(), query.filter),
    minimumRatings,
    day,
    periods,
  };
}

function nearestFirst(a: Listed, b: Listed): number {
  return b.n - a.n || a.nameOrder - b.nameOrder;
}

async function periodOf(portal: Portal, asked: string | null) {
  const periods = await readPeriodDays(portal.db, portal.standings.day);
  return { periods, day: asked !== null && periods.includes(asked) ? asked : null };
}

function presentRanking(portal: Portal, live: LiveStandings, filter: StandingFilter) {
  const comparedDay = portal.standings.comparedDay(COMPARED);
  const matching = live.filtered(filter).length;
  const entries = live.ranking(filter).map((standing): RankedEntry => {
    const { organizationId, nameOrder, position, n, total, score } = standing;
    const interval = live.intervalOf(standing)!;
    const before = portal.standings.past(COMPARED, organizationId);
    // Places are compared within the country, where the earlier position was taken too.
    const now = { score, interval, position: live.standing(organizationId)!.position };
    return {
      organizationId,
      nameOrder,
      position,
      n,
      total,
      score,
      interval,
      average: averageOf(standing)!,
      change: before ? changeSince(COMPARED, comparedDay, before, now) : null,
    };
  });
  const { minimumRatings } = live.methodology;
  return { entries, minimumRatings, tooFew: matching - entries.length };
}

function presentTooFew(live: LiveStandings, filter: StandingFilter) {
  const entries = live
    .filtered(filter)
    .filter((standing) => !live.isRanked(standing))
    .map((standing): TooFewEntry => ({ ...standing }));
  return { entries, minimumRatings: live.methodology.minimumRatings };
}

async function withOrganizations<T extends { organizationId: number }>(
  portal: Portal,
  entries: readonly T[],
): Promise<Array<T & { organization: OrganizationSummary }>> {
  const ids = entries.map((entry) => entry.organizationId);
  const summaries = await readSummaries(portal.db, ids);
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  return entries.flatMap((entry) => {
    const organization = byId.get(entry.organizationId);
    return organization ? [{ ...entry, organization }] : [];
  });
}
