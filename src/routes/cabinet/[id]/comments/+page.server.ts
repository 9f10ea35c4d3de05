import { error, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { replyDueOn } from '#domain/comment/reply.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import { publishedComments } from '#server/ratings/index.ts';
import { replyToComment } from '#server/replies/index.ts';
import { readOwnOrganizations } from '#server/responsible-persons/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../_identity/form.ts';
import { signedIn } from '../../../_identity/visit.ts';
import { ratingKeyText, readRatingKey } from '../../../rating-key.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const own = await readOwnOrganizations(portal, signedIn(locals));
  const organization = own.find(({ id }) => String(id) === params.id) ?? error(404);
  const all = url.searchParams.get('show') === 'all';
  const after = readRatingKey(url.searchParams.get('after'));
  const found = await publishedComments(portal.db, organization.id, {
    ...{ limit: PER_PAGE + 1, after, unanswered: !all },
  });
  const today = minskDay(portal.clock());
  const comments = found.slice(0, PER_PAGE).map((rating) => ({
    ...{ id: rating.id, ratedOn: rating.ratedOn, scores: rating.scores, comment: rating.comment },
    serviceItem: rating.serviceItemId
      ? (portal.reference.serviceItems.get(rating.serviceItemId)?.name[locale] ?? null)
      : rating.serviceText,
    subdivision:
      rating.subdivision && inLocale(locale, rating.subdivision.nameRu, rating.subdivision.nameBe),
    reply: rating.reply && {
      ...{ body: rating.reply.body, helped: rating.reply.helped },
      on: minskDay(rating.reply.createdAt),
    },
    dueOn: replyDueOn(rating.ratedOn),
    overdue: replyDueOn(rating.ratedOn) < today,
  }));
  const last = comments.at(-1);
  const { id, nameRu, nameBe, nameEn, mayAnswer } = organization;
  return {
    organization: { id, mayAnswer, name: inLocale(locale, nameRu, nameBe, nameEn) },
    ...{ all, comments, isFirstPage: after === null },
    next: found.length > PER_PAGE ? ratingKeyText(last) : null,
    replied: url.searchParams.has('replied'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, url } = event;
    const form = await FormTexts.of(event.request);
    const typed = { rating: form.get('rating'), reply: form.get('reply') };
    const key = { organizationId: numberOf(params.id), ratingId: numberOf(typed.rating) };
    const person = signedIn(locals);
    const result = await replyToComment(locals.portal, person, key, typed.reply);
    const field = `reply-${key.ratingId}`;
    switch (result.outcome) {
      case 'replied': {
        const path = `/cabinet/${key.organizationId}/comments`;
        const show = url.searchParams.get('show') === 'all' ? 'all' : null;
        return redirect(303, pageHref(path, { show, replied: 1 }, locals.locale));
      }
      case 'invalid': {
        const missing = result.problem === 'missing';
        const text = missing ? m.cabinet_reply_missing() : m.request_problem_too_long();
        return refuse({ [field]: text }, typed);
      }
      case 'replied-already':
        return refuse({ [field]: m.cabinet_reply_already() }, typed, 409);
      case 'not-found':
        return error(404);
    }
  },
};

function numberOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : error(404);
}
