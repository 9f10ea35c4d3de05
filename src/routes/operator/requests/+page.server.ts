import {
  readQueue,
  readQueueState,
  type RequestState,
} from '#server/registration-requests/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;
const STATES: readonly RequestState[] = ['new', 'in-work', 'approved', 'refused'];

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal } = locals;
  const person = signedIn(locals);
  const asked = url.searchParams.get('state');
  const state = STATES.find((known) => known === asked) ?? 'new';
  const cursor = url.searchParams.get('after') ?? '';
  const after = /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
  return {
    state,
    states: STATES,
    counts: (await readQueueState(portal, person)).counts,
    queue: await readQueue(portal, person, state, { after, limit: PER_PAGE }),
  };
};
