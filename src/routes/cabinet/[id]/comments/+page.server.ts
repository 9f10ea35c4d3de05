import { error } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { replyDueOn } from '#domain/comment/reply.ts';
import { inLocale } from '#i18n/locale.ts';
import { readOwnComments } from '#server/replies/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { ratingKeyText, readRatingKey } from '../../../rating-key.ts';
import { serviceItemName } from '../../../service-item-name.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const id = idNumber(params.id);
  const all = url.searchParams.get('show') === 'all';
  const after = readRatingKey(url.searchParams.get('after'));
  const page = await readOwnComments(portal, signedIn(locals), id, { all, after });
  const { organization, rows, next } = page ?? error(404);
  const today = minskDay(portal.clock());
  const { nameRu, nameBe, nameEn, mayAnswer } = organization;
  return {
    organization: { id, mayAnswer, name: inLocale(locale, nameRu, nameBe, nameEn) },
    comments: rows.map((rating) => ({
      id: rating.id,
      ratedOn: rating.ratedOn,
      scores: rating.scores,
      comment: rating.comment,
      serviceItem: serviceItemName(rating, portal.reference, locale),
      subdivision:
        rating.subdivision &&
        inLocale(locale, rating.subdivision.nameRu, rating.subdivision.nameBe),
      reply: rating.reply && {
        body: rating.reply.body,
        helped: rating.reply.helped,
        remark: rating.reply.remark,
        on: minskDay(rating.reply.createdAt),
      },
      draft: rating.draft && { savedBy: rating.draft.savedBy, savedAt: rating.draft.savedAt },
      dueOn: replyDueOn(rating.ratedOn),
      overdue: replyDueOn(rating.ratedOn) < today,
    })),
    all,
    next: ratingKeyText(next),
    isFirstPage: after === null,
    replied: url.searchParams.has('replied'),
  };
};
