import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { NOTE_MAX_LENGTH } from '#domain/moderation/decision.ts';
import { inLocale } from '#i18n/locale.ts';
import { groundsText, kindText } from '#i18n/decision-texts.ts';
import { m } from '#i18n/compiled/messages.js';
import { appeal, readOutcomes, type ReviewKey } from '#server/moderation/index.ts';
import { ownRating } from '#server/ratings/index.ts';
import { formatNumber } from '#ui/format.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../../../_form/form.ts';
import { signedIn } from '../../../../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const person = signedIn(locals);
  const key = keyOf(params);
  const rating = (await ownRating(portal.db, person.id, key)) ?? error(404);
  const outcome = (await readOutcomes(portal, person, [key])).get(key.ratingId) ?? error(404);
  return {
    organization: {
      id: key.organizationId,
      name: inLocale(locale, rating.organizationNameRu, rating.organizationNameBe),
    },
    ratedOn: rating.ratedOn,
    comment: rating.comment,
    standing: outcome.standing.map((decision) => ({
      kind: kindText(decision.kind, locale),
      grounds: groundsText(decision, locale),
    })),
    appeal: outcome.appeal,
    mayAppeal: outcome.mayAppeal,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }: RequestEvent) => {
    const body = (await FormTexts.of(request)).get('body');
    const typed = { body: body.slice(0, 4 * NOTE_MAX_LENGTH) };
    const result = await appeal(locals.portal, signedIn(locals), keyOf(params), body);
    switch (result.outcome) {
      case 'appealed':
        return redirect(303, pageHref('/account/ratings', { appealed: 1 }, locals.locale));
      case 'invalid':
        return refuse({ body: PROBLEMS[result.problem]() }, typed);
      case 'appealed-already':
        return refuse({ body: m.appeal_already() }, typed, 409);
      case 'not-found':
        return error(404);
    }
  },
};

const PROBLEMS = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': () => m.moderation_note_too_long({ number: formatNumber(NOTE_MAX_LENGTH) }),
};

function keyOf({ id, rating }: { id?: string; rating?: string }): ReviewKey {
  const number = (text = '') => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : error(404));
  return { organizationId: number(id), ratingId: number(rating) };
}
