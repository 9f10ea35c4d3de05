import { inLocale } from '#i18n/locale.ts';
import { readProfilePage } from '#server/profile/index.ts';
import type { PageServerLoad } from './$types';
import { answerAbsent } from './absent.ts';
import { idNumber } from '../../id-number.ts';
import { readRatingKey } from '../../rating-key.ts';
import { profileView } from './profile-view.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const id = idNumber(params.id);
  const asked = url.searchParams.get('subdivision') ?? '';
  const subdivisionId = /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null;
  const page = await readProfilePage(locals.portal, id, {
    after: readRatingKey(url.searchParams.get('after')),
    subdivisionId,
  });
  if (page === null) return answerAbsent(locals, id);
  locals.shared = { organizationId: id };
  const view = profileView(page, locals.portal.reference, locals.locale);
  const { subdivision } = page;
  return {
    ...view,
    subdivision: subdivision && {
      id: subdivision.id,
      name: inLocale(locals.locale, subdivision.nameRu, subdivision.nameBe),
    },
    ledFrom: view.predecessors.find((each) => String(each.id) === url.searchParams.get('from')),
    isFirstPage: !url.searchParams.has('after'),
  };
};
