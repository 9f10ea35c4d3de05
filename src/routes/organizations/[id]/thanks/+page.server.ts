import { redirect } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { readProfilePage } from '#server/profile/index.ts';
import { latestRating } from '#server/ratings/index.ts';
import { pageHref } from '#ui/href.ts';
import { answerAbsent } from '../absent.ts';
import { idNumber } from '../../../id-number.ts';
import type { PageServerLoad } from './$types';

/** Thanks are for who has just rated; everybody else is led to the organisation. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const id = idNumber(params.id);
  const { portal, person, locale } = locals;
  const rating = person && (await latestRating(portal.db, person.id, id));
  if (!rating) redirect(303, pageHref(`/organizations/${id}`, {}, locale));
  setHeaders({ 'cache-control': 'no-store' });
  const page = await readProfilePage(portal, id);
  if (page === null) return answerAbsent(locals, id);
  const { organization, figures, missingRatings, places } = page;
  return {
    organization: {
      id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    commentState: rating.commentState,
    hasComment: rating.hasComment,
    figures,
    missingRatings,
    place: places[0] ?? null,
  };
};
