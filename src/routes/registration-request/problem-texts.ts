import { FILE_MAX_MEGABYTES } from '#domain/attachment.ts';
import { m } from '#i18n/compiled/messages.js';
import type { AttachmentProblem } from '#server/platform/attachments/index.ts';
import type { RequestProblem } from '#server/registration-requests/index.ts';

const TEXTS: Record<RequestProblem | AttachmentProblem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  'not-a-unp': m.request_problem_not_a_unp,
  'not-an-email': m.request_problem_not_an_email,
  'not-a-phone': m.request_problem_not_a_phone,
  doubled: m.request_problem_doubled,
  same: m.operator_person_same,
  registered: m.request_problem_registered,
  requested: m.request_problem_requested,
  'too-large': () => m.request_problem_too_large({ limit: FILE_MAX_MEGABYTES }),
  'wrong-type': m.request_problem_wrong_type,
  empty: m.request_problem_empty,
};

/** What is wrong with a field of a request, and what to do. */
export const problemText = (problem: RequestProblem | AttachmentProblem) => TEXTS[problem]();
