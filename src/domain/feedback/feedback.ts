/** What a message to the support of the portal can be about. */
export const FEEDBACK_TOPICS = [
  'technical-problem',
  'wrong-data',
  'rating-question',
  'registration',
  'accessibility',
  'other',
] as const;
export type FeedbackTopic = (typeof FEEDBACK_TOPICS)[number];

/** Longest message, in characters. */
export const MESSAGE_MAX_LENGTH = 4_000;
/** Longest answer, in characters. */
export const ANSWER_MAX_LENGTH = 4_000;
/** Longest reason for which a message is closed without an answer, in characters. */
export const CLOSING_REASON_MAX_LENGTH = 1_000;
/** Longest address of a page that a message may come from, in characters. */
export const PAGE_MAX_LENGTH = 300;

/** A message should be answered within so many days; then it is overdue. */
export const ANSWER_DAYS = 5;
/** A message and all that is known of its sender are deleted so many days after its end. */
export const MESSAGE_KEPT_DAYS = 365;
/** What was attached is deleted so many days after the message's end. */
export const ATTACHMENT_KEPT_DAYS = 30;

const DAY = 86_400_000;

/** The latest moment at which a message that is overdue now was sent. */
export function overdueSince(now: Date): Date {
  return new Date(now.getTime() - ANSWER_DAYS * DAY);
}

/** Whether a message that still waits has waited longer than it should. */
export function isAnswerOverdue(createdAt: Date, now: Date): boolean {
  return createdAt < overdueSince(now);
}
