import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import {
  ATTACHMENT_KEPT_DAYS,
  FEEDBACK_TOPICS,
  MESSAGE_KEPT_DAYS,
} from '#domain/feedback/feedback.ts';
import {
  sendMessage,
  type FeedbackField,
  type FeedbackProblem,
  type TypedMessage,
} from '#server/feedback/index.ts';
import { pageHref } from '#ui/href.ts';
import { feedbackProblemText } from '../../_feedback/texts.ts';
import { FormTexts, refuse } from '../../_form/form.ts';
import { tooMany } from '../../_form/wait-texts.ts';
import { nextPage } from '../../_visit/next-page.ts';
import { visitOf } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const sent = asked('sent');
  return {
    sent: /^[1-9]\d{0,14}$/.test(sent) ? sent : null,
    topics: FEEDBACK_TOPICS,
    kept: { file: ATTACHMENT_KEPT_DAYS, message: MESSAGE_KEPT_DAYS },
    first: {
      topic: FEEDBACK_TOPICS.find((topic) => topic === asked('topic')) ?? '',
      text: '',
      name: '',
      email: locals.person?.email ?? '',
      consent: false,
      page: pageOf(asked('from')),
      errorReference: asked('reference').slice(0, 50),
      formKey: randomUUID(),
      hadFile: false,
    } satisfies TypedMessage & { hadFile: boolean },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed: TypedMessage = {
      topic: form.get('topic'),
      text: form.get('text'),
      name: form.get('name'),
      email: form.get('email'),
      consent: form.has('consent'),
      page: pageOf(form.get('page')),
      errorReference: form.get('errorReference'),
      formKey: form.get('formKey'),
    };
    const file = form.file('attachment');
    const shown = { ...typed, hadFile: file !== null };
    const result = await sendMessage(event.locals.portal, typed, file, visitOf(event));
    switch (result.outcome) {
      case 'received': {
        const query = { sent: result.number, from: typed.page };
        return redirect(303, pageHref('/help/feedback', query, event.locals.locale));
      }
      case 'too-many':
        return refuse({ email: tooMany(result.seconds) }, shown, 429);
      case 'invalid': {
        const found = Object.entries(result.problems) as Array<[FeedbackField, FeedbackProblem]>;
        const problems: Record<string, string> = Object.fromEntries(
          found.map(([field, problem]) => [field, feedbackProblemText(problem, field)]),
        );
        if (result.attachment) problems.attachment = feedbackProblemText(result.attachment);
        return refuse(problems, shown);
      }
    }
  },
};

/** The page of this site from which somebody comes, without its query; empty for anything else. */
function pageOf(text: string): string {
  return nextPage(text)?.replace(/\?.*$/, '') ?? '';
}
