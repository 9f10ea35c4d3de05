import { error, type RequestEvent } from '@sveltejs/kit';
import { COMMENT_REASONS, EXCLUSION_REASONS } from '#domain/moderation/decision.ts';
import { inLocale } from '#i18n/locale.ts';
import { groundsText, kindText, reasonText } from '#i18n/decision-texts.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  decideAppeal,
  excludeRating,
  hideComment,
  hideRemark,
  maskComment,
  previewMasking,
  publishComment,
  publishRemark,
  readReview,
  reinstateRating,
  restoreComment,
  type Decided,
  type Deciding,
  type ReviewKey,
} from '#server/moderation/index.ts';
import { FormTexts, type Problems, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { holdReasonText } from '../../../../_moderation/hold-reason-text.ts';
import { groundsProblems, maskingProblem, noteProblem } from './problem-texts.ts';
import { serviceItemName } from '../../../../service-item-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const person = signedIn(locals);
  const review = await readReview(portal, person, keyOf(params));
  if (!review) error(404);
  const { decisions, appeal, heldFor, inForce, ...rest } = review;
  const isOwnService = review.serviceTextBe !== null;
  const objected = appeal && decisions.find(({ id }) => id === appeal.decisionId);
  const option = (value: (typeof COMMENT_REASONS | typeof EXCLUSION_REASONS)[number]) => ({
    value,
    label: reasonText(value, locale),
  });
  return {
    ...rest,
    organization: inLocale(locale, review.organizationNameRu, review.organizationNameBe),
    // What the organisation names itself stands with the marks, and is not reviewed.
    serviceItem:
      review.serviceItemId || isOwnService
        ? serviceItemName(review, portal.reference, locale)
        : null,
    serviceText: isOwnService ? null : review.serviceText,
    heldFor: heldFor.map(holdReasonText),
    isMasked: inForce.masked !== null,
    decisions: decisions.map(({ id, kind, reason, note, decidedAt, decidedBy }) => ({
      id,
      kind: kindText(kind, locale),
      decidedAt,
      decidedBy,
      grounds: reason && groundsText({ reason, note }, locale),
    })),
    seen: decisions.at(-1)?.id ?? 0,
    appeal: appeal && {
      ...appeal,
      decision: objected ? kindText(objected.kind, locale) : '',
      isOwnDecision: objected?.decidedBy === person.login,
    },
    commentReasons: COMMENT_REASONS.map(option),
    exclusionReasons: EXCLUSION_REASONS.map(option),
    done: url.searchParams.get('done'),
  };
};

const NOTHING = {
  'mask-reason': '',
  'mask-note': '',
  fragments: '',
  'hide-service': '',
  'hide-reason': '',
  'hide-note': '',
  'exclude-reason': '',
  'exclude-note': '',
  'remark-reason': '',
  'remark-note': '',
  answer: '',
};
type Typed = typeof NOTHING;

export const actions: Actions = {
  publish: async (event) => answer(event, await publishComment(...(await toDecide(event)).given)),
  restore: async (event) => answer(event, await restoreComment(...(await toDecide(event)).given)),
  publishRemark: async (event) =>
    answer(event, await publishRemark(...(await toDecide(event)).given)),
  reinstate: async (event) =>
    answer(event, await reinstateRating(...(await toDecide(event)).given)),

  hide: async (event) => {
    const { given, typed } = await toDecide(event);
    const grounds = { reason: typed['hide-reason'], note: typed['hide-note'] };
    const result = await hideComment(...given, grounds);
    if (result.outcome !== 'invalid') return answer(event, result, typed);
    return refuse(groundsProblems('hide', result.problems), typed);
  },

  hideRemark: async (event) => {
    const { given, typed } = await toDecide(event);
    const grounds = { reason: typed['remark-reason'], note: typed['remark-note'] };
    const result = await hideRemark(...given, grounds);
    if (result.outcome !== 'invalid') return answer(event, result, typed);
    return refuse(groundsProblems('remark', result.problems), typed);
  },

  mask: async (event) => {
    const { given, typed } = await toDecide(event);
    const grounds = { reason: typed['mask-reason'], note: typed['mask-note'] };
    const result = await maskComment(...given, { ...grounds, ...maskingOf(typed) });
    if (result.outcome !== 'invalid') return answer(event, result, typed);
    const problems = {
      ...(result.masking && { fragments: maskingProblem(result.masking) }),
      ...groundsProblems('mask', result.problems),
    };
    return refuse(problems, typed);
  },

  preview: async (event) => {
    const { given, typed } = await toDecide(event);
    const [portal, { person, key }] = given;
    const masked = (await previewMasking(portal, person, key, maskingOf(typed))) ?? error(404);
    if (!('text' in masked)) return refuse({ fragments: maskingProblem(masked) }, typed);
    return { problems: {}, typed, preview: masked.text };
  },

  exclude: async (event) => {
    const { given, typed } = await toDecide(event);
    const grounds = { reason: typed['exclude-reason'], note: typed['exclude-note'] };
    const result = await excludeRating(...given, grounds);
    if (result.outcome !== 'invalid') return answer(event, result, typed);
    return refuse(groundsProblems('exclude', result.problems), typed);
  },

  grant: (event) => answerAppeal(event, true),
  uphold: (event) => answerAppeal(event, false),
};

/** What every decision is given, and what was typed with it. */
async function toDecide(
  event: RequestEvent,
): Promise<{ given: [App.Locals['portal'], Deciding]; typed: Typed }> {
  const form = await FormTexts.of(event.request);
  const typed = { ...NOTHING };
  for (const name of Object.keys(NOTHING) as (keyof Typed)[]) {
    typed[name] = form.get(name).slice(0, 20_000);
  }
  const seen = /^\d{1,15}$/.test(form.get('seen')) ? Number(form.get('seen')) : 0;
  const person = signedIn(event.locals);
  const deciding = { person, key: keyOf(event.params), seen };
  return { given: [event.locals.portal, deciding], typed };
}

const maskingOf = (typed: Typed) => ({
  fragments: typed.fragments,
  hidesService: typed['hide-service'] !== '',
});

async function answerAppeal(event: RequestEvent, isGranted: boolean) {
  const { given, typed } = await toDecide(event);
  const [portal, deciding] = given;
  const result = await decideAppeal(portal, deciding, { isGranted, answer: typed.answer });
  return result.outcome === 'invalid'
    ? refuse({ answer: noteProblem(result.problem) }, typed)
    : answer(event, result, typed);
}

function pathOf(params: RequestEvent['params']): string {
  const { organizationId, ratingId } = keyOf(params);
  return `/operator/moderation/${organizationId}/${ratingId}`;
}

/** After a decision: the page anew; or why it was not made. */
function answer(event: RequestEvent, result: Decided, typed: Typed = NOTHING) {
  switch (result.outcome) {
    case 'done':
      return redirectDone(event.locals, pathOf(event.params), 'decided');
    case 'not-found':
      return error(404);
    case 'changed-meanwhile':
      return refuseState(m.moderation_changed_meanwhile({ login: result.by }), typed);
    case 'appealed':
      return refuseState(m.moderation_appealed_meanwhile(), typed);
    case 'not-possible':
      return refuseState(m.moderation_not_possible(), typed);
  }
}

function refuseState(state: string, typed: Typed) {
  const problems: Problems = { state };
  return refuse(problems, typed, 409);
}

function keyOf({ id, rating }: { id?: string; rating?: string }): ReviewKey {
  const number = (text = '') => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : error(404));
  return { organizationId: number(id), ratingId: number(rating) };
}
