import type { Random } from '../random.ts';

/**
 * Where impressions (normal, deviation about 1.8) are cut into scores: people who took the trouble
 * to rate are mostly content, or angry; few are in between. It gives the J-shape of real ratings.
 */
const THRESHOLDS = [-1.95, -1.72, -1.32, -0.3] as const;

/** Deviation of what a citizen feels about the whole visit, and about one criterion of it. */
const WHOLE = 1.5;
const APART = 0.75;

/** Share of citizens who give the same score to everything. */
const ALL_THE_SAME = 0.55;

/** The score for an impression. */
export function scoreFor(impression: number): number {
  let score = 1;
  for (const threshold of THRESHOLDS) if (impression > threshold) score += 1;
  return score;
}

/**
 * The scores of one visit.
 *
 * @param level quality of the organisation at that time
 * @param criteria how its criteria differ from that level
 * @param scores filled with one score per criterion
 * @returns the impression of the whole, for what else the citizen says
 */
export function drawScores(
  level: number,
  criteria: readonly number[],
  random: Random,
  scores: number[],
): number {
  const whole = level + WHOLE * random.normal();
  if (random.chance(ALL_THE_SAME)) {
    const score = scoreFor(level + (whole - level) * 1.2);
    for (let index = 0; index < criteria.length; index += 1) scores[index] = score;
    return whole;
  }
  for (let index = 0; index < criteria.length; index += 1) {
    scores[index] = scoreFor(whole + criteria[index]! + APART * random.normal());
  }
  return whole;
}

/** The whole mark of a rating: the mean of its scores, rounded. */
export function markOf(scores: readonly number[]): 1 | 2 | 3 | 4 | 5 {
  const sum = scores.reduce((all, score) => all + score, 0);
  return Math.round(sum / scores.length) as 1 | 2 | 3 | 4 | 5;
}
