import { addDays } from '#domain/calendar.ts';
import {
  averageOf,
  BASE_CRITERIA,
  type Interval,
  type Methodology,
  type National,
} from '#domain/standing/index.ts';
import { readSummaries, type OrganizationSummary } from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import type { LiveStandings, RankedStanding } from '#server/standings/index.ts';

/** The methodology with the numbers of today, and what they make of one organisation. */
export interface Explanation {
  methodology: Methodology;
  national: National;
  /** The first and the last Minsk day whose ratings count. */
  window: { from: string; to: string };
  /** How many organisations have a position. */
  ranked: number;
  /** Null while no organisation has a position. */
  example: WorkedExample | null;
}

/** A ranked organisation and every number of its standing. */
export interface WorkedExample {
  organization: OrganizationSummary;
  n: number;
  /** Σv, the sum of the means of its ratings. */
  sum: number;
  average: number;
  score: number;
  interval: Interval;
  position: number;
}

/** Reads the methodology of today with live numbers. */
export async function readExplanation(portal: Portal): Promise<Explanation> {
  const live = await portal.standings.current();
  const { methodology, national } = live;
  const { day } = portal.standings;
  const ranking = live.ranking({});
  return {
    methodology,
    national,
    window: { from: addDays(day, 1 - methodology.windowDays), to: day },
    ranked: ranking.length,
    example: await exampleOf(portal, live, ranking),
  };
}

/** The organisation with the median number of ratings: neither a curiosity nor the largest. */
async function exampleOf(
  portal: Portal,
  live: LiveStandings,
  ranking: RankedStanding[],
): Promise<WorkedExample | null> {
  const bySize = ranking.sort((a, b) => a.n - b.n || a.nameOrder - b.nameOrder);
  const median = bySize[Math.floor((bySize.length - 1) / 2)];
  if (median === undefined) return null;
  const { n, total, position } = median;
  // Under the very national numbers that stand beside it, whatever the order was made with.
  const score = live.scoreOf(median)!;
  const interval = live.intervalOf(median)!;
  const [organization] = await readSummaries(portal.db, [median.organizationId]);
  if (organization === undefined) return null;
  const average = averageOf(median)!;
  return { organization, n, sum: total / BASE_CRITERIA, average, score, interval, position };
}
