import type { Day } from '../calendar.ts';

/** An organisation asks at most so many questions of its own. */
export const MOST_CRITERIA = 10;
/** The longest question, in characters. */
export const QUESTION_MAX_LENGTH = 300;

/** How a question is answered: by a score of 1–5, or with yes and no. */
export const CRITERION_SCALES = ['score', 'yes-no'] as const;
export type CriterionScale = (typeof CRITERION_SCALES)[number];

/** What yes and no are stored as, so that the mean of answers is the share of those with yes. */
export const YES = 1;
export const NO = 0;

/** The days on which a criterion is asked, both included; null leaves the end open. */
export interface Validity {
  validFrom: Day | null;
  validUntil: Day | null;
}

export type CriterionState = 'asked' | 'planned' | 'expired' | 'retired';

/** What a criterion is on a day: only one that is `asked` stands in the questionnaire. */
export function criterionState(
  { validFrom, validUntil, retired }: Validity & { retired: boolean },
  today: Day,
): CriterionState {
  if (retired) return 'retired';
  if (validUntil !== null && validUntil < today) return 'expired';
  return validFrom !== null && validFrom > today ? 'planned' : 'asked';
}

/**
 * An answer as a form sends it and as it is stored.
 *
 * @returns null for an empty text, which is no answer; `undefined` for what the scale does not have
 */
export function readAnswer(scale: CriterionScale, text: string): number | null | undefined {
  if (text === '') return null;
  const answers = scale === 'score' ? ['1', '2', '3', '4', '5'] : [String(NO), String(YES)];
  return answers.includes(text) ? Number(text) : undefined;
}
