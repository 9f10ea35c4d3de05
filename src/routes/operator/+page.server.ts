import { readQueueState } from '#server/registration-requests/index.ts';
import { signedIn } from '../_identity/visit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { requests: await readQueueState(locals.portal, signedIn(locals)) };
};
