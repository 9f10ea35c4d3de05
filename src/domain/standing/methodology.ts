/**
 * The numbered, dated rules by which standings are computed (portal.md, "How a standing is
 * computed"). A new one never rewrites what was computed by an earlier one.
 */
export interface Methodology {
  version: number;
  /** First Minsk day on which it holds. */
  validFrom: string;
  /** Weight of the national mean in a score, in ratings. */
  k: number;
  /** How many days, today included, ratings count. */
  windowDays: number;
  /** Ratings that an organisation needs for a position. */
  minimumRatings: number;
}
