import type { Methodology } from './methodology.ts';
import type { National } from './national.ts';
import { BASE_CRITERIA, type Sums } from './sums.ts';

/** From–to, both within 1–5. */
export type Interval = readonly [low: number, high: number];

/** Two-sided 95 % quantile of the normal distribution. */
export const INTERVAL_Z = 1.96;
const LOWEST = 1;
const HIGHEST = 5;

/**
 * Score = (k·m + Σv) / (k + n): the mean of v, drawn towards the national mean while there are
 * few ratings. Without ratings it is the national mean itself.
 *
 * @returns 1–5; null while the country has no ratings
 */
export function scoreOf(
  sums: Pick<Sums, 'n' | 'total'>,
  national: National,
  methodology: Methodology,
): number | null {
  if (national.mean === null) return null;
  const { k } = methodology;
  return (k * national.mean + sums.total / BASE_CRITERIA) / (k + sums.n);
}

/**
 * Interval = score ± 1.96·σ/√(n + k), cut to 1–5. While σ is unknown nothing is known: 1–5.
 *
 * @returns null while the country has no ratings
 */
export function intervalOf(
  sums: Pick<Sums, 'n' | 'total'>,
  national: National,
  methodology: Methodology,
): Interval | null {
  const score = scoreOf(sums, national, methodology);
  if (score === null) return null;
  if (national.deviation === null) return [LOWEST, HIGHEST];
  const half = (INTERVAL_Z * national.deviation) / Math.sqrt(sums.n + methodology.k);
  return [Math.max(LOWEST, score - half), Math.min(HIGHEST, score + half)];
}

/**
 * Whether two scores may be called different: only where their intervals do not overlap
 * (portal.md, "Change").
 */
export function isChange(before: Interval, after: Interval): boolean {
  return before[1] < after[0] || after[1] < before[0];
}
