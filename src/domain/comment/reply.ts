import { addDays, type Day } from '../calendar.ts';
import { commentLength, normalizeComment } from './comment.ts';

/** The longest official reply, in characters. */
export const REPLY_MAX_LENGTH = 4_000;
/** Within so many days of the comment a reply is due. */
export const REPLY_TERM_DAYS = 15;

export type ReplyProblem = 'missing' | 'too-long';

/** The last day on which a reply to a comment of that day is in time. */
export function replyDueOn(ratedOn: Day): Day {
  return addDays(ratedOn, REPLY_TERM_DAYS);
}

/** The earliest day of a comment to which a reply today is still in time. */
export function firstDayOnTime(today: Day): Day {
  return addDays(today, -REPLY_TERM_DAYS);
}

/** A reply in the form in which it is stored, as a comment is; or what is wrong with it. */
export function readReply(typed: string): { body: string } | { problem: ReplyProblem } {
  const body = normalizeComment(typed);
  if (body === '') return { problem: 'missing' };
  return commentLength(body) > REPLY_MAX_LENGTH ? { problem: 'too-long' } : { body };
}
