import { inLocale } from '#i18n/locale.ts';
import { readWaitingRemarks } from '#server/replies/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { momentKeyText, readMomentKey } from '../../../moment-key.ts';
import type { PageServerLoad } from './$types';

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
    next: momentKeyText(next),
    isFirstPage: after === null,
  };
};
