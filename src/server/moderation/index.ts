export { appeal, decideAppeal, type AppealDecision, type AppealResult } from './appeals.ts';
export { readOutcomes, type Outcome, type StandingDecision } from './author.ts';
export {
  excludeRating,
  hideComment,
  maskComment,
  publishComment,
  reinstateRating,
  restoreComment,
  type GroundedDecision,
  type MaskingDecision,
  type MaskingProblem,
} from './commands.ts';
export type { Decided, Deciding } from './decide.ts';
export { readFigures, type PublicMonth } from './figures.ts';
export {
  findOrganization,
  readReviewsOf,
  type OrganizationReview,
  type OrganizationReviews,
} from './organization.ts';
export {
  countReviewQueues,
  MOST_COUNTED,
  readAppeals,
  readDecided,
  readReviewQueues,
  readWaiting,
  type ListedDecision,
  type MomentKey,
  type QueueFill,
  type ReviewQueues,
  type WaitingAppeal,
  type WaitingReview,
} from './queries.ts';
export { previewMasking } from './masking.ts';
export { hideRemark, publishRemark } from './remarks.ts';
export type { Decision, ReviewKey } from './reviewed.ts';
export { readReview, type AppealView, type ReviewView } from './view.ts';
