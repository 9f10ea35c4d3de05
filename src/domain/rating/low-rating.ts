import { BASE_CRITERIA_IDS, type BaseScores } from './criteria.ts';

/** With a mean of the base scores of at most this and a comment, an organisation is told at once. */
const LOW_MEAN = 2;

/** True for a rating that is so low that the organisation should read its comment at once. */
export function isLowRating(scores: Readonly<BaseScores>): boolean {
  const total = BASE_CRITERIA_IDS.reduce((sum, criterion) => sum + scores[criterion], 0);
  return total <= LOW_MEAN * BASE_CRITERIA_IDS.length;
}
