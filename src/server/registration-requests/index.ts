export { approveRequest, type ApprovalResult, type Placement } from './approve.ts';
export {
  correctPersonEmail,
  type CorrectionResult,
  type EmailCorrection,
} from './correct-email.ts';
export type { WorkResult } from './locked-request.ts';
export { refuseRequest, type RefusalResult } from './refuse.ts';
export { deleteOldRequests } from './retention.ts';
export {
  countOverdueRequests,
  lookUpRequest,
  readQueue,
  readQueueState,
  readRequestLetter,
  readRequestView,
  type LookupResult,
  type QueuedRequest,
  type QueueState,
  type RequestView,
  type SenderView,
} from './queries.ts';
export type { RequestState } from '#server/platform/database/index.ts';
export type { RequestPerson, RequestProblem, RequestProblems, TypedRequest } from './schema.ts';
export { submitRequest, type SubmitResult } from './submit.ts';
export { returnRequest, takeRequest } from './take.ts';
