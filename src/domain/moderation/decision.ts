import { commentLength, normalizeComment } from '../comment/comment.ts';

/** What the operator decides on a comment, on whether a rating counts, and on a remark on a reply. */
export const DECISION_KINDS = [
  'published',
  'masked',
  'hidden',
  'restored',
  'excluded',
  'reinstated',
  'remark-hidden',
  'remark-published',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Why a comment or a remark is hidden, or a part of a comment masked. */
export const COMMENT_REASONS = [
  'insult',
  'spam',
  'personal-data',
  'off-topic',
  'unlawful',
  'other',
] as const;
export type CommentReason = (typeof COMMENT_REASONS)[number];

/** Why a rating does not count towards the ranking. */
export const EXCLUSION_REASONS = [
  'not-received',
  'repeated',
  'own-staff',
  'wrong-organization',
  'unfair',
  'other',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export type DecisionReason = CommentReason | ExclusionReason;

/** Longest text that a decision, an appeal or its answer may have, in characters. */
export const NOTE_MAX_LENGTH = 2_000;

/** What can be wrong with the reason of a decision or a text about it. */
export type NoteProblem = 'missing' | 'too-long' | 'damaged';

/** A text as it is stored, `null` for none; or what is wrong with it. */
export function readNote(typed: string): { note: string | null } | { problem: NoteProblem } {
  if (typed.includes('\uFFFD')) return { problem: 'damaged' };
  if (typed.length > 4 * NOTE_MAX_LENGTH) return { problem: 'too-long' };
  const note = normalizeComment(typed);
  if (commentLength(note) > NOTE_MAX_LENGTH) return { problem: 'too-long' };
  return { note: note === '' ? null : note };
}

/** Why something was decided: a reason of the list, and what the operator says about it. */
export interface Grounds<Reason extends DecisionReason = DecisionReason> {
  reason: Reason;
  note: string | null;
}

export type GroundsProblems = { reason?: 'missing'; note?: NoteProblem };

/** Reads why something is decided. Each decision has a reason; `other` is said in words. */
export function readGrounds<Reason extends DecisionReason>(
  reasons: readonly Reason[],
  typed: { reason: string; note: string },
): { grounds: Grounds<Reason> } | { problems: GroundsProblems } {
  const reason = reasons.find((known) => known === typed.reason);
  const read = readNote(typed.note);
  if ('problem' in read) {
    return { problems: { ...(!reason && { reason: 'missing' }), note: read.problem } };
  }
  if (!reason) return { problems: { reason: 'missing' } };
  if (reason === 'other' && read.note === null) return { problems: { note: 'missing' } };
  return { grounds: { reason, note: read.note } };
}
