import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import {
  answerMessage,
  closeMessage,
  readMessageView,
  returnMessage,
  takeMessage,
  type FeedbackProblem,
  type FeedbackWorkResult,
} from '#server/feedback/index.ts';
import { feedbackProblemText, feedbackStateName } from '../../../_feedback/texts.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const number = idNumber(params.number);
  const message = await readMessageView(locals.portal, signedIn(locals), number);
  if (!message) error(404);
  return { message, done: url.searchParams.get('done') };
};

const NOTHING = { answer: '', reason: '' };

export const actions: Actions = {
  take: async (event) => {
    const { portal } = event.locals;
    const number = idNumber(event.params.number);
    return answer(event, 'taken', await takeMessage(portal, signedIn(event.locals), number));
  },

  return: async (event) => {
    const { portal } = event.locals;
    const number = idNumber(event.params.number);
    return answer(event, 'returned', await returnMessage(portal, signedIn(event.locals), number));
  },

  answer: async (event) => {
    const typed = { ...NOTHING, answer: (await FormTexts.of(event.request)).get('answer') };
    const person = signedIn(event.locals);
    const number = idNumber(event.params.number);
    const { portal } = event.locals;
    const result = await answerMessage(portal, person, number, typed.answer, visitOf(event));
    return result.outcome === 'invalid'
      ? refuse({ answer: problemText(result.problem) }, typed)
      : answer(event, 'answered', result, typed);
  },

  close: async (event) => {
    const typed = { ...NOTHING, reason: (await FormTexts.of(event.request)).get('reason') };
    const person = signedIn(event.locals);
    const number = idNumber(event.params.number);
    const result = await closeMessage(event.locals.portal, person, number, typed.reason);
    return result.outcome === 'invalid'
      ? refuse({ reason: problemText(result.problem) }, typed)
      : answer(event, 'closed', result, typed);
  },
};

function problemText(problem: FeedbackProblem): string {
  return problem === 'missing' ? m.operator_feedback_missing() : feedbackProblemText(problem);
}

/** After a change: the page anew; or what a colleague did meanwhile, with what was typed. */
function answer(event: RequestEvent, what: string, result: FeedbackWorkResult, typed = NOTHING) {
  switch (result.outcome) {
    case 'done':
      return redirectDone(event.locals, `/operator/feedback/${event.params.number}`, what);
    case 'no-such-message':
      return error(404);
    case 'changed-meanwhile': {
      const texts = { login: result.by ?? '—', state: feedbackStateName(result.state) };
      const meanwhile = m.operator_feedback_changed_meanwhile(texts);
      // Its form may be gone by now; what was typed is not lost.
      const kept = typed.answer || typed.reason;
      return refuse({ state: [meanwhile, kept].filter(Boolean).join('\n\n') }, typed, 409);
    }
  }
}
