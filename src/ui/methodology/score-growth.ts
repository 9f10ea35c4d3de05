import {
  BASE_CRITERIA,
  intervalOf,
  scoreOf,
  type Interval,
  type Methodology,
  type National,
} from '#domain/standing/index.ts';

/** What an organisation whose ratings are all the same has for a number of them. */
export interface GrowthPoint {
  n: number;
  score: number;
  interval: Interval;
}

/**
 * Scores of an imaginary organisation, all of whose ratings are `mark` (1–5), for each number of
 * ratings, by the portal's own formula.
 *
 * @returns no points while the country has no ratings
 */
export function scoreGrowth(
  mark: number,
  counts: readonly number[],
  national: National,
  methodology: Methodology,
): GrowthPoint[] {
  return counts.flatMap((n) => {
    const sums = { n, total: n * mark * BASE_CRITERIA };
    const score = scoreOf(sums, national, methodology);
    const interval = intervalOf(sums, national, methodology);
    return score === null || interval === null ? [] : [{ n, score, interval }];
  });
}
