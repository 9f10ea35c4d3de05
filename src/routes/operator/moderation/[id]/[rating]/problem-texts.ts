import {
  NOTE_MAX_LENGTH,
  type GroundsProblems,
  type NoteProblem,
} from '#domain/moderation/decision.ts';
import { MOST_FRAGMENTS } from '#domain/moderation/mask-fragments.ts';
import { m } from '#i18n/compiled/messages.js';
import type { MaskingProblem } from '#server/moderation/index.ts';
import { formatNumber } from '#ui/format.ts';

/** What is wrong with a text about a decision. */
export function noteProblem(problem: NoteProblem): string {
  switch (problem) {
    case 'missing':
      return m.request_problem_missing();
    case 'too-long':
      return m.moderation_note_too_long({ number: formatNumber(NOTE_MAX_LENGTH) });
    case 'damaged':
      return m.request_problem_damaged();
  }
}

/** The forms that ask for grounds, by the beginning of the names of their fields. */
export type GroundsForm = 'hide' | 'mask' | 'exclude' | 'remark';

/** What is wrong with the fields of one of the forms, by their ids. */
export function groundsProblems(
  form: GroundsForm,
  { reason, note }: GroundsProblems,
): Record<string, string> {
  return {
    ...(reason && { [`${form}-reason`]: m.operator_choose() }),
    ...(note && {
      [`${form}-note`]: note === 'missing' ? m.moderation_note_missing() : noteProblem(note),
    }),
  };
}

/** What is wrong with the fragments to be masked. */
export function maskingProblem(problem: MaskingProblem): string {
  switch (problem.problem) {
    case 'missing':
      return m.moderation_fragments_missing();
    case 'too-many':
      return m.moderation_fragments_too_many({ number: MOST_FRAGMENTS });
    case 'not-found':
      return m.moderation_fragments_not_found({ fragment: problem.fragment.slice(0, 200) });
    case 'everything':
      return m.moderation_fragments_everything();
  }
}
