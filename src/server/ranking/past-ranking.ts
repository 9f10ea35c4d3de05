import { LRUCache } from 'lru-cache';
import { byStanding, NO_RATINGS, positionsOf, type Sums } from '#domain/standing/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  changeSince,
  comparedDay,
  matchesFilter,
  methodologyOn,
  readPastStandings,
  type LiveStandings,
  type PastStanding,
  type StandingFilter,
} from '#server/standings/index.ts';
import type { RankedEntry, TooFewEntry } from './entry.ts';

/** With what the standings of a ranking are compared. */
export const COMPARED = 'half-year';

type PastDay = Map<number, PastStanding & Sums>;

/** Standings of earlier days do not change; of each database the last few that were read are kept. */
const pastDays = new WeakMap<Database, LRUCache<string, PastDay>>();
const DAYS_KEPT = 6;

async function readDay(db: Database, day: string): Promise<PastDay> {
  const kept = pastDays.get(db) ?? new LRUCache<string, PastDay>({ max: DAYS_KEPT });
  pastDays.set(db, kept);
  const past = kept.get(day) ?? (await readPastStandings(db, day));
  // A day without standings may get them later, when ratings are loaded in bulk.
  if (past.size > 0) kept.set(day, past);
  return past;
}

/** The ranking of an earlier day among the organisations that are published today. */
export async function pastRanking(
  { db }: Portal,
  live: LiveStandings,
  filter: StandingFilter,
  day: string,
) {
  const { minimumRatings } = await methodologyOn(db, day);
  const past = await readDay(db, day);
  const before = comparedDay(day, COMPARED);
  const earlier = await readDay(db, before);
  const matching = live.ordered().filter((standing) => matchesFilter(standing, filter));
  const tooFew = matching.filter(
    ({ organizationId }) => nOf(past, organizationId) < minimumRatings,
  );
  const ranked = matching.flatMap(({ organizationId, nameOrder }) => {
    const then = past.get(organizationId);
    return then && then.position !== null ? [{ ...then, organizationId, nameOrder }] : [];
  });
  ranked.sort(byStanding);
  const positions = positionsOf(ranked);
  const entries = ranked.map((then, index): RankedEntry => {
    const { organizationId, nameOrder, n, total, average, score, interval } = then;
    const compared = earlier.get(organizationId);
    return {
      organizationId,
      nameOrder,
      n,
      total,
      average,
      score,
      interval,
      position: positions[index]!,
      // Places are compared within the country: `then` still has that position.
      change: compared ? changeSince(COMPARED, before, compared, then) : null,
    };
  });
  return { entries, minimumRatings, tooFew: tooFew.length };
}

/** Those that had too few ratings on an earlier day, of the organisations published today. */
export async function pastTooFew(
  { db }: Portal,
  live: LiveStandings,
  filter: StandingFilter,
  day: string,
) {
  const { minimumRatings } = await methodologyOn(db, day);
  const past = await readDay(db, day);
  const entries = live.ordered().flatMap((standing): TooFewEntry[] => {
    const { organizationId, nameOrder } = standing;
    if (!matchesFilter(standing, filter) || nOf(past, organizationId) >= minimumRatings) return [];
    const then = past.get(organizationId);
    const { n, total, totalSquared } = then ?? NO_RATINGS;
    return [{ organizationId, nameOrder, n, total, totalSquared, score: then?.score ?? 0 }];
  });
  return { entries, minimumRatings };
}

function nOf(past: PastDay, organizationId: number): number {
  return past.get(organizationId)?.n ?? 0;
}
