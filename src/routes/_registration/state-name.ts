import { m } from '#i18n/compiled/messages.js';
import type { RequestState } from '#server/registration-requests/index.ts';

const NAMES: Record<RequestState, () => string> = {
  new: m.request_state_new,
  'in-work': m.request_state_in_work,
  approved: m.request_state_approved,
  refused: m.request_state_refused,
};

/** What the state of a request is called. */
export const requestStateName = (state: RequestState) => NAMES[state]();
