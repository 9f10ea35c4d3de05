import { redirect } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { readMerged } from '#server/organizations/index.ts';
import { publishedComments } from '#server/ratings/index.ts';
import { pageHref } from '#ui/href.ts';
import { ratingKeyText, readRatingKey } from '../../../rating-key.ts';
import { idNumber } from '../../../id-number.ts';
import { commentView } from '../profile-view.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

/** What is left to read of an organisation that was merged into another one. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const id = idNumber(params.id);
  const { portal, locale } = locals;
  const [merged] = await readMerged(portal.db, [id]);
  if (!merged) redirect(302, pageHref(`/organizations/${id}`, {}, locale));
  const live = await portal.standings.current();
  const heirId = live.heirOf(id);
  const { rows, next } = await publishedComments(portal.db, id, {
    after: readRatingKey(url.searchParams.get('after')),
    limit: PER_PAGE,
  });
  locals.shared = { organizationId: id };
  return {
    id,
    mergedOn: merged.mergedOn,
    document: merged.document,
    name: inLocale(locale, merged.nameRu, merged.nameBe, merged.nameEn),
    successor: {
      name: inLocale(locale, merged.successorRu, merged.successorBe, merged.successorEn),
      // Where its address leads now; null while what stands for it is not published.
      id: live.standing(heirId) ? heirId : null,
    },
    comments: rows.map((rating) => commentView(rating, portal.reference, locale)),
    next: ratingKeyText(next),
    isFirstPage: !url.searchParams.has('after'),
  };
};
