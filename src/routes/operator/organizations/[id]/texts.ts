import { m } from '#i18n/compiled/messages.js';
import type {
  MergerProblems,
  RegistrationProblems,
  TextProblem,
} from '#server/general-registry/index.ts';

const REASONS: Record<TextProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
};

const UNPS: Record<NonNullable<RegistrationProblems['unp']>, () => string> = {
  missing: m.registry_unp_missing,
  'not-a-unp': m.registry_unp_wrong,
  taken: m.registry_unp_taken,
};

const PARENTS: Record<NonNullable<RegistrationProblems['parentUnp']>, () => string> = {
  unknown: m.registry_unp_unknown,
  itself: m.registry_parent_itself,
  below: m.registry_parent_below,
};

const SUCCESSORS: Record<NonNullable<MergerProblems['successor']>, () => string> = {
  unknown: m.registry_merge_unknown,
  itself: m.registry_merge_itself,
  suspended: m.registry_merge_suspended,
  merged: m.registry_merge_merged,
};

const DAYS: Record<NonNullable<MergerProblems['mergedOn']>, () => string> = {
  missing: m.registry_merge_day_missing,
  future: m.registry_merge_day_future,
  'before-registration': m.registry_merge_day_before,
};

/** What is wrong with a reason or a document. */
export const reasonProblemText = (problem: TextProblem) => REASONS[problem]();

/** What is wrong with an organisation as a successor. */
export const successorProblemText = (problem: NonNullable<MergerProblems['successor']>) =>
  SUCCESSORS[problem]();

/** What is wrong with a correction, by field. */
export function registrationProblemTexts({ unp, parentUnp }: RegistrationProblems) {
  return {
    ...(unp && { unp: UNPS[unp]() }),
    ...(parentUnp && { parentUnp: PARENTS[parentUnp]() }),
  };
}

/** What is wrong with a merger, by field. */
export function mergerProblemTexts(problems: MergerProblems) {
  const { successor, mergedOn, document, reason } = problems;
  return {
    ...(successor && { unp: successorProblemText(successor) }),
    ...(mergedOn && { mergedOn: DAYS[mergedOn]() }),
    ...(document && { document: reasonProblemText(document) }),
    ...(reason && { reason: reasonProblemText(reason) }),
  };
}
