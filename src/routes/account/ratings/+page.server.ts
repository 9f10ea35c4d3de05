import { fail, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import { inLocale } from '#i18n/locale.ts';
import { groundsText, kindText } from '#i18n/decision-texts.ts';
import { readOutcomes, type Outcome } from '#server/moderation/index.ts';
import { ratingsOfCitizen, withdrawRating, type OwnRating } from '#server/ratings/index.ts';
import { addRemark, judgeReply } from '#server/replies/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts } from '../../_form/form.ts';
import { postedForm } from '../../_form/posted-form.ts';
import { idNumber } from '../../id-number.ts';
import { ratingKeyText, readRatingKey } from '../../rating-key.ts';
import { serviceItemName } from '../../service-item-name.ts';
import type { Actions, PageServerLoad } from './$types';

const A_PAGE = 20;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { portal, person, locale } = locals;
  if (person === null) redirect(303, signIn(url, locale));
  setHeaders({ 'cache-control': 'no-store' });
  const after = readRatingKey(url.searchParams.get('after'));
  const { rows, next } = await ratingsOfCitizen(portal.db, person.id, { limit: A_PAGE, after });
  const keys = rows.map(({ id, organizationId }) => ({ organizationId, ratingId: id }));
  const outcomes = await readOutcomes(portal, person, keys);
  return {
    ratings: rows.map((rating) => ({
      id: rating.id,
      moderation: moderationView(rating, outcomes.get(rating.id), locale),
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
      serviceItem: serviceItemName(rating, portal.reference, locale),
      subdivision:
        rating.subdivision &&
        inLocale(locale, rating.subdivision.nameRu, rating.subdivision.nameBe),
      reply: rating.reply && {
        body: rating.reply.body,
        on: minskDay(rating.reply.createdAt),
        helped: rating.reply.helped,
        remark: rating.remark,
        mayRemark: isShown(rating) && rating.remark === null,
      },
    })),
    next: ratingKeyText(next),
    isFirstPage: after === null,
    withdrawn: url.searchParams.has('withdrawn'),
    judged: url.searchParams.has('judged'),
    remarked: url.searchParams.get('remarked'),
    appealed: url.searchParams.has('appealed'),
  };
};

function moderationView(
  { id, organizationId }: { id: number; organizationId: number },
  outcome: Outcome | undefined,
  locale: App.Locals['locale'],
) {
  if (!outcome || (outcome.standing.length === 0 && outcome.appeal === null)) return null;
  return {
    standing: outcome.standing.map((decision) => ({
      kind: kindText(decision.kind, locale),
      grounds: groundsText(decision, locale),
    })),
    appeal: outcome.appeal,
    appealPath: outcome.mayAppeal ? `/account/ratings/${organizationId}/${id}/appeal` : null,
  };
}

export const actions: Actions = {
  withdraw: async ({ locals, request, url }) => {
    const { portal, person, locale } = locals;
    if (person === null) redirect(303, signIn(url, locale));
    const key = keyOf(await postedForm(request));
    const done = key && (await withdrawRating(portal, person, key.organizationId, key.ratingId));
    if (!done) return fail(409, { failed: true });
    return redirect(303, pageHref('/account/ratings', { withdrawn: 1 }, locale));
  },

  judge: async ({ locals, request, url }) => {
    const { portal, person, locale } = locals;
    if (person === null) redirect(303, signIn(url, locale));
    const form = await postedForm(request);
    const key = keyOf(form);
    // Said twice, or of a comment that is not there: the page shows what is true.
    const judged = key && (await judgeReply(portal, person, key, form.get('helped') === 'yes'));
    return redirect(303, pageHref('/account/ratings', { judged: judged ? 1 : null }, locale));
  },

  remark: async ({ locals, request, url }) => {
    const { portal, person, locale } = locals;
    if (person === null) redirect(303, signIn(url, locale));
    const form = await FormTexts.of(request);
    const key = {
      organizationId: idNumber(form.get('organization')),
      ratingId: idNumber(form.get('rating')),
    };
    const typed = form.get('remark');
    const result = await addRemark(portal, person, key, typed);
    if (result.outcome === 'invalid') {
      const problem =
        result.problem === 'missing' ? m.remark_missing() : m.request_problem_too_long();
      return fail(400, { remark: { ratingId: key.ratingId, typed, problem } });
    }
    // Said twice, or to a reply that is not there: the page shows what is true.
    const remarked = result.outcome === 'added' ? result.state : null;
    return redirect(303, pageHref('/account/ratings', { remarked }, locale));
  },
};

/** Whether others see the comment of a rating. */
function isShown({ status, commentState }: OwnRating): boolean {
  return status === 'counted' && commentState === 'published';
}

function keyOf(form: FormData): { organizationId: number; ratingId: number } | null {
  const [organizationId, ratingId] = ['organization', 'rating'].map((name) =>
    Number(form.get(name)),
  );
  const isKey = Number.isSafeInteger(organizationId) && Number.isSafeInteger(ratingId);
  return isKey ? { organizationId: organizationId!, ratingId: ratingId! } : null;
}

function signIn(url: URL, locale: App.Locals['locale']): string {
  return pageHref('/sign-in', { next: url.pathname }, locale);
}
