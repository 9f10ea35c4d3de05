import { redirect } from '@sveltejs/kit';
import { decideRemark, readWaitingRemarks } from '#server/replies/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts } from '../../../_identity/form.ts';
import { signedIn } from '../../../_identity/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return {
    remarks: await readWaitingRemarks(locals.portal, signedIn(locals)),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await FormTexts.of(request);
    const key = {
      organizationId: idNumber(form.get('organization')),
      ratingId: idNumber(form.get('rating')),
    };
    const publish = form.get('decision') === 'publish';
    const isDecided = await decideRemark(locals.portal, signedIn(locals), key, publish);
    const done = isDecided ? (publish ? 'published' : 'hidden') : 'already';
    return redirect(303, pageHref('/operator/moderation/remarks', { done }, locals.locale));
  },
};
