/**
 * What a standing is computed from: exact integer sums over an organisation's counted ratings.
 * The total of a rating is the sum of its four base scores, 4–20; its mean v is total / 4.
 */
export interface Sums {
  /** Number of ratings. */
  n: number;
  /** Sum of the totals. */
  total: number;
  /** Sum of the squared totals. */
  totalSquared: number;
}

/** Base criteria in a questionnaire: what a total is divided by to get the mean v. */
export const BASE_CRITERIA = 4;

export const NO_RATINGS: Sums = { n: 0, total: 0, totalSquared: 0 };

/** Mean of v, 1–5; null without ratings. */
export function averageOf(sums: Sums): number | null {
  return sums.n === 0 ? null : sums.total / (BASE_CRITERIA * sums.n);
}
