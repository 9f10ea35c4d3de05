import { FILE_MAX_MEGABYTES } from '#domain/attachment.ts';
import type { FeedbackTopic } from '#domain/feedback/feedback.ts';
import { m } from '#i18n/compiled/messages.js';
import type { FeedbackField, FeedbackProblem, FeedbackState } from '#server/feedback/index.ts';
import type { AttachmentProblem } from '#server/platform/attachments/index.ts';

const TOPICS: Record<FeedbackTopic, () => string> = {
  'technical-problem': m.feedback_topic_technical_problem,
  'wrong-data': m.feedback_topic_wrong_data,
  'rating-question': m.feedback_topic_rating_question,
  registration: m.feedback_topic_registration,
  accessibility: m.feedback_topic_accessibility,
  other: m.feedback_topic_other,
};

const STATES: Record<FeedbackState, () => string> = {
  new: m.feedback_state_new,
  'in-work': m.feedback_state_in_work,
  answered: m.feedback_state_answered,
  closed: m.feedback_state_closed,
};

const MISSING: Partial<Record<FeedbackField, () => string>> = {
  topic: m.feedback_problem_missing_topic,
  text: m.feedback_problem_missing_text,
  email: m.feedback_problem_missing_email,
};

const PROBLEMS: Record<FeedbackProblem | AttachmentProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  'not-an-email': m.request_problem_not_an_email,
  'no-consent': m.feedback_problem_no_consent,
  'too-large': () => m.request_problem_too_large({ limit: FILE_MAX_MEGABYTES }),
  'wrong-type': m.request_problem_wrong_type,
  empty: m.request_problem_empty,
};

/** What a message is about, in words. */
export const topicName = (topic: FeedbackTopic) => TOPICS[topic]();

/** Where a message stands, in words. */
export const feedbackStateName = (state: FeedbackState) => STATES[state]();

/** What is wrong with a field of the form, and what to do. */
export function feedbackProblemText(
  problem: FeedbackProblem | AttachmentProblem,
  field?: FeedbackField,
): string {
  const missing = problem === 'missing' && field ? MISSING[field] : undefined;
  return (missing ?? PROBLEMS[problem])();
}
