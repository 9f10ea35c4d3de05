export {
  approveRequest,
  refuseRequest,
  returnRequest,
  submitRequest,
  takeRequest,
  type ApprovalResult,
  type Placement,
  type RefusalResult,
  type SubmitResult,
  type WorkResult,
} from './commands.ts';
export {
  correctPersonEmail,
  type CorrectionResult,
  type EmailCorrection,
} from './correct-email.ts';
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
  type RequestQueue,
  type RequestView,
  type SenderView,
} from './queries.ts';
export type { RequestState } from '#server/platform/database/index.ts';
export type { RequestPerson, RequestProblem, RequestProblems, TypedRequest } from './schema.ts';
