export { FEEDBACK_CONSENT_VERSION, sendMessage, type MessageResult } from './submit.ts';
export {
  answerMessage,
  closeMessage,
  returnMessage,
  takeMessage,
  type FeedbackEndResult,
  type FeedbackWorkResult,
} from './work.ts';
export {
  countOverdueMessages,
  readFeedbackQueue,
  readFeedbackState,
  readMessageAttachment,
  readMessageView,
  type FeedbackFilter,
  type FeedbackQueueState,
  type MessageView,
  type QueuedMessage,
} from './queries.ts';
export { lookUpMessage, type MessageLookupResult, type SentMessage } from './lookup.ts';
export { deleteOldMessages } from './retention.ts';
export type { FeedbackState } from '#server/platform/database/index.ts';
export type { FeedbackField, FeedbackProblem, FeedbackProblems, TypedMessage } from './schema.ts';
