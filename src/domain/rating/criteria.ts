/**
 * The four base criteria of the questionnaire, in its order: simplicity and clarity of the
 * process; availability of information; keeping to the set time limit; politeness and goodwill of
 * staff ("Портал рейтинговой оценки", list of base criteria).
 */
export const BASE_CRITERIA_IDS = ['simplicity', 'information', 'timeliness', 'courtesy'] as const;
export type BaseCriterion = (typeof BASE_CRITERIA_IDS)[number];

/** One answer: 1 is the worst, 5 the best. */
export type Score = 1 | 2 | 3 | 4 | 5;
export const SCORES: readonly Score[] = [1, 2, 3, 4, 5];

/** The four required scores of a rating. */
export type BaseScores = Record<BaseCriterion, Score>;
