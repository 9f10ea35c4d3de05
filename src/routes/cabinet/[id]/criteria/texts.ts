import {
  MOST_CRITERIA,
  type CriterionScale,
  type CriterionState,
  type Validity,
} from '#domain/rating/additional-criterion.ts';
import { m } from '#i18n/compiled/messages.js';
import type { CriterionProblem, CriterionProblems } from '#server/criteria/index.ts';
import { formatDay, formatScore, formatShare } from '#ui/format.ts';
import { naming } from '../../../_form/naming.ts';

const STATES: Record<CriterionState, () => string> = {
  asked: m.criteria_state_asked,
  planned: m.criteria_state_planned,
  expired: m.criteria_state_expired,
  retired: m.criteria_state_retired,
};

const PROBLEMS: Record<CriterionProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  unknown: m.cabinet_problem_unknown,
  'not-a-day': m.rate_error_not_a_day,
  'ends-before': m.criteria_problem_ends_before,
  over: m.criteria_problem_over,
  doubled: m.criteria_problem_doubled,
};

/** What a criterion is today, in a word or two. */
export const stateText = (state: CriterionState) => STATES[state]();

/** What is wrong with each field, and what to do. */
export function problemTexts(problems: CriterionProblems): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, PROBLEMS[problem]()]),
  );
}

/** No more than so many can be asked. */
export const tooManyText = () => m.criteria_too_many({ most: MOST_CRITERIA });

/** When a criterion is asked; empty when always. */
export function periodText({ validFrom, validUntil }: Validity): string {
  if (validFrom !== null && validUntil !== null) {
    return m.criteria_period({ from: formatDay(validFrom), until: formatDay(validUntil) });
  }
  if (validFrom !== null) return m.criteria_period_from({ from: formatDay(validFrom) });
  return validUntil === null ? '' : m.criteria_period_until({ until: formatDay(validUntil) });
}

/** The mean of scores («4,2»), or the share of those who answered yes («87 %»). */
export function meanText(scale: CriterionScale, mean: number): string {
  return scale === 'score' ? formatScore(mean) : m.criteria_share_yes({ share: formatShare(mean) });
}

/** What a field of a criterion is called. */
export const fieldName = naming({
  questionRu: m.criteria_question_ru,
  questionBe: m.criteria_question_be,
  scale: m.criteria_scale,
  validFrom: m.criteria_valid_from,
  validUntil: m.criteria_valid_until,
});
