import { LRUCache } from 'lru-cache';
import { averageOf, byStanding, positionsOf, type Interval } from '#domain/standing/index.ts';
import { readSummaries, type OrganizationSummary } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  changeSince,
  matchesFilter,
  pageAfter,
  periodDays,
  readPastStandings,
  type Change,
  type LiveStandings,
  type Page,
  type Standing,
  type StandingFilter,
} from '#server/standings/index.ts';

/** One line of a ranking. */
export interface RankingRow {
  organization: OrganizationSummary;
  position: number;
  n: number;
  average: number;
  score: number;
  interval: Interval;
  /** Against half a year ago; null where there is nothing to compare with. */
  change: Change | null;
}

/** One page of a ranking, with what stands around it. */
export interface RankingPage extends Page<RankingRow> {
  /** The day whose standings these are; null: today's. */
  day: string | null;
  /** How many have a position. */
  ranked: number;
  /** How many have too few ratings for one. */
  tooFew: number;
  /** Earlier days whose ranking can be read, latest first. */
  periods: string[];
}

/** An organisation that has too few ratings for a position. */
export interface TooFewRow {
  organization: OrganizationSummary;
  n: number;
  average: number | null;
  /** Ratings that are missing for a position. */
  missing: number;
}

const COMPARED = 'half-year';

/**
 * One page of the ranking, of today or of an earlier period.
 *
 * @returns null when the cursor is none of ours, or no standings are kept for the day
 */
export async function readRankingPage(
  portal: Portal,
  query: { filter: StandingFilter; day: string | null; cursor: string | null; limit: number },
): Promise<RankingPage | null> {
  const live = await portal.standings.current();
  const periods = periodDays(portal.standings.day);
  if (query.day !== null && !periods.includes(query.day)) return null;
  const entries =
    query.day === null
      ? presentRanking(portal, live, query.filter)
      : await pastRanking(portal, live, query.filter, query.day);
  const page = pageAfter(entries, query.cursor, query.limit);
  if (page === null) return null;
  const items = await withOrganizations(portal, page.items);
  return {
    items,
    nextCursor: page.nextCursor,
    day: query.day,
    ranked: entries.length,
    tooFew: live.filtered(query.filter).length - entries.length,
    periods,
  };
}

/** One page of those with too few ratings: those nearest to a position first, then by name. */
export async function readTooFew(
  portal: Portal,
  query: { filter: StandingFilter; cursor: string | null; limit: number },
): Promise<(Page<TooFewRow> & { total: number }) | null> {
  const live = await portal.standings.current();
  const nearestFirst = (a: { n: number; nameOrder: number }, b: { n: number; nameOrder: number }) =>
    b.n - a.n || a.nameOrder - b.nameOrder;
  const list = live
    .filtered(query.filter)
    .filter((standing) => !live.isRanked(standing))
    .map((standing) => ({ ...standing }))
    .sort(nearestFirst);
  const page = pageAfter(list, query.cursor, query.limit, nearestFirst);
  if (page === null) return null;
  const byId = await summariesOf(portal, page.items);
  return {
    items: page.items.flatMap((entry) => {
      const organization = byId.get(entry.organizationId);
      if (!organization) return [];
      const missing = live.methodology.minimumRatings - entry.n;
      return { organization, n: entry.n, average: averageOf(entry), missing };
    }),
    nextCursor: page.nextCursor,
    total: list.length,
  };
}

interface Entry extends Omit<RankingRow, 'organization'> {
  organizationId: number;
  nameOrder: number;
}

function presentRanking(portal: Portal, live: LiveStandings, filter: StandingFilter): Entry[] {
  return live.ranking(filter).map((standing) => {
    const { score, position } = standing;
    const interval = live.intervalOf(standing)!;
    const before = portal.standings.past(COMPARED, standing.organizationId);
    const day = portal.standings.comparedDay(COMPARED);
    // Places are compared within the country, where the earlier position was taken too.
    const now = { score, interval, position: live.standing(standing.organizationId)!.position };
    return {
      organizationId: standing.organizationId,
      nameOrder: standing.nameOrder,
      position,
      n: standing.n,
      average: averageOf(standing)!,
      score,
      interval,
      change: before ? changeSince(COMPARED, day, before, now) : null,
    };
  });
}

/** Whole rankings of earlier days do not change; the last few that were read are kept. */
const pastDays = new LRUCache<string, Awaited<ReturnType<typeof readPastStandings>>>({ max: 4 });

async function pastRanking(
  portal: Portal,
  live: LiveStandings,
  filter: StandingFilter,
  day: string,
): Promise<Entry[]> {
  const past = pastDays.get(day) ?? (await readPastStandings(portal.db, day));
  pastDays.set(day, past);
  const entries = live.ordered().flatMap((standing: Standing) => {
    const then = past.get(standing.organizationId);
    if (!then || then.position === null || !matchesFilter(standing, filter)) return [];
    const { organizationId, nameOrder } = standing;
    const { n, average, score, interval } = then;
    return { organizationId, nameOrder, n, average, score, interval, change: null };
  });
  entries.sort(byStanding);
  const positions = positionsOf(entries);
  return entries.map((entry, index) => ({ ...entry, position: positions[index]! }));
}

async function withOrganizations(portal: Portal, entries: Entry[]): Promise<RankingRow[]> {
  const byId = await summariesOf(portal, entries);
  return entries.flatMap(({ organizationId, nameOrder: _, ...entry }) => {
    const organization = byId.get(organizationId);
    return organization ? { organization, ...entry } : [];
  });
}

async function summariesOf(
  portal: Portal,
  entries: ReadonlyArray<{ organizationId: number }>,
): Promise<Map<number, OrganizationSummary>> {
  const ids = entries.map((entry) => entry.organizationId);
  const summaries = await readSummaries(portal.db, ids);
  return new Map(summaries.map((summary) => [summary.id, summary]));
}
