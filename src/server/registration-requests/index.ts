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
export type { LetterProblem, RequestLetter } from './attachment.ts';
export type { RequestPerson, RequestProblem, RequestProblems, TypedRequest } from './schema.ts';
