import { inLocale } from '#i18n/locale.ts';
import { decideRemark, readWaitingRemarks } from '#server/replies/index.ts';
import { FormTexts } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { momentKeyText, readMomentKey } from '../../../moment-key.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const after = readMomentKey(url.searchParams.get('after') ?? '');
  const options = { after, limit: PER_PAGE };
  const { rows, next } = await readWaitingRemarks(locals.portal, signedIn(locals), options);
  return {
    remarks: rows.map(({ organizationNameRu, organizationNameBe, ...row }) => ({
      ...row,
      organization: inLocale(locals.locale, organizationNameRu, organizationNameBe),
    })),
    ...{ next: momentKeyText(next), isFirstPage: after === null },
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
    return redirectDone(locals, '/operator/moderation/remarks', done);
  },
};
