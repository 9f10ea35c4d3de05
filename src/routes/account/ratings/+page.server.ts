import { fail, redirect } from '@sveltejs/kit';
import { isDay, minskDay } from '#domain/calendar.ts';
import { inLocale } from '#i18n/locale.ts';
import { ratingsOfCitizen, withdrawRating, type RatingKey } from '#server/ratings/index.ts';
import { pageHref } from '#ui/href.ts';
import { postedForm } from '../../posted-form.ts';
import type { Actions, PageServerLoad } from './$types';

const A_PAGE = 20;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { portal, person, locale } = locals;
  if (person === null) redirect(303, signIn(url, locale));
  setHeaders({ 'cache-control': 'no-store' });
  const after = readKey(url.searchParams.get('after'));
  const found = await ratingsOfCitizen(portal.db, person.id, { limit: A_PAGE + 1, after });
  const ratings = found.slice(0, A_PAGE);
  const last = ratings.at(-1);
  return {
    ratings: ratings.map((rating) => ({
      id: rating.id,
      organization: {
        id: rating.organizationId,
        name: inLocale(locale, rating.organizationNameRu, rating.organizationNameBe),
      },
      ratedOn: rating.ratedOn,
      scores: rating.scores,
      comment: rating.comment,
      othersSee: rating.commentState === 'published' ? rating.othersSee : null,
      commentState: rating.commentState,
      status: rating.status,
      statusReason: rating.statusReason,
      serviceItem: rating.serviceItemId
        ? (portal.reference.serviceItems.get(rating.serviceItemId)?.name[locale] ?? null)
        : rating.serviceText,
      subdivision:
        rating.subdivision &&
        inLocale(locale, rating.subdivision.nameRu, rating.subdivision.nameBe),
      reply: rating.reply && {
        body: rating.reply.body,
        on: minskDay(rating.reply.createdAt),
        helped: rating.reply.helped,
      },
    })),
    next: found.length > A_PAGE && last ? `${last.ratedOn}.${last.id}` : null,
    isFirstPage: after === null,
    withdrawn: url.searchParams.has('withdrawn'),
  };
};

export const actions: Actions = {
  withdraw: async ({ locals, request, url }) => {
    const { portal, person, locale } = locals;
    if (person === null) redirect(303, signIn(url, locale));
    const form = await postedForm(request);
    const organizationId = Number(form.get('organization'));
    const ratingId = Number(form.get('rating'));
    const known = Number.isSafeInteger(organizationId) && Number.isSafeInteger(ratingId);
    const done = known && (await withdrawRating(portal, person, organizationId, ratingId));
    if (!done) return fail(409, { failed: true });
    return redirect(303, pageHref('/account/ratings', { withdrawn: 1 }, locale));
  },
};

function signIn(url: URL, locale: App.Locals['locale']): string {
  return pageHref('/sign-in', { next: url.pathname }, locale);
}

/** The rating after which the page goes on, as `2026-11-21.123`; anything else is the start. */
function readKey(text: string | null): RatingKey | null {
  const [ratedOn = '', id = ''] = text?.split('.') ?? [];
  return isDay(ratedOn) && /^\d{1,15}$/.test(id) ? { ratedOn, id: Number(id) } : null;
}
