import { commentLength, normalizeComment } from './comment.ts';

/** The longest remark on an official reply, in characters. */
export const REMARK_MAX_LENGTH = 1_000;

export type RemarkProblem = 'missing' | 'too-long';

/** A remark in the form in which it is stored, as a comment is; or what is wrong with it. */
export function readRemark(typed: string): { remark: string } | { problem: RemarkProblem } {
  const remark = normalizeComment(typed);
  if (remark === '') return { problem: 'missing' };
  return commentLength(remark) > REMARK_MAX_LENGTH ? { problem: 'too-long' } : { remark };
}
