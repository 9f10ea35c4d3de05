import type { Interval, Sums } from '#domain/standing/index.ts';
import type { Change, Listed } from '#server/standings/index.ts';

/** A line of a ranking before its organisation is looked up. */
export interface RankedEntry extends Listed {
  position: number;
  average: number;
  interval: Interval;
  change: Change | null;
}

/** An organisation with too few ratings, before it is looked up. */
export type TooFewEntry = Listed & Sums;
