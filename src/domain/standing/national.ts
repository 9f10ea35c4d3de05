import { BASE_CRITERIA, type Sums } from './sums.ts';

/** What all organisations together contribute to each one's standing. */
export interface National {
  /** Counted ratings in the country. */
  n: number;
  /** m, the mean of v over all counted ratings, 1–5; null while there are none. */
  mean: number | null;
  /**
   * σ, the pooled standard deviation of v within organisations; null while no organisation has
   * two ratings.
   */
  deviation: number | null;
}

/**
 * National mean and pooled deviation from the sums of every organisation.
 *
 * σ² = Σ over organisations of Σ(v − organisation's mean)² / (ratings − organisations with
 * ratings), the usual pooled within-group variance.
 */
export function nationalOf(all: Iterable<Sums>): National {
  let n = 0;
  let total = 0;
  let organizations = 0;
  let withinSquares = 0;
  for (const sums of all) {
    if (sums.n === 0) continue;
    n += sums.n;
    total += sums.total;
    organizations += 1;
    withinSquares += sums.totalSquared - (sums.total * sums.total) / sums.n;
  }
  const freedom = n - organizations;
  return {
    n,
    mean: n === 0 ? null : total / (BASE_CRITERIA * n),
    deviation:
      freedom === 0 ? null : Math.sqrt(Math.max(0, withinSquares) / freedom) / BASE_CRITERIA,
  };
}
