import { readRegistryState } from '#server/general-registry/index.ts';
import { readReviewQueues } from '#server/moderation/index.ts';
import { readFeedbackState } from '#server/feedback/index.ts';
import { readQueueState } from '#server/registration-requests/index.ts';
import { readMailState } from '#server/upkeep/index.ts';
import { signedIn } from '../_visit/visit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const person = signedIn(locals);
  return {
    requests: await readQueueState(locals.portal, person),
    registry: await readRegistryState(locals.portal, person),
    reviews: await readReviewQueues(locals.portal, person),
    mail: await readMailState(locals.portal, person),
    feedback: await readFeedbackState(locals.portal, person),
  };
};
