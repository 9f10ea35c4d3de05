import { error, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { replyDueOn } from '#domain/comment/reply.ts';
import { withTemplate } from '#domain/comment/reply-template.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  readCommentToAnswer,
  replyToComment,
  saveDraft,
  type ReplyDraft,
} from '#server/replies/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { serviceItemName } from '../../../../service-item-name.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const read = await readCommentToAnswer(portal, signedIn(locals), keyOf(params));
  const { organization, comment, draft, templates } = read ?? error(404);
  const { nameRu, nameBe, nameEn } = organization;
  const dueOn = replyDueOn(comment.ratedOn);
  return {
    organization: { id: organization.id, name: inLocale(locale, nameRu, nameBe, nameEn) },
    comment: {
      id: comment.id,
      text: comment.comment ?? '',
      ratedOn: comment.ratedOn,
      marks: comment.scores,
      dueOn,
      isOverdue: dueOn < minskDay(portal.clock()),
      serviceItem: serviceItemName(comment, portal.reference, locale),
      subdivision:
        comment.subdivision &&
        inLocale(locale, comment.subdivision.nameRu, comment.subdivision.nameBe),
      reply: comment.reply && {
        body: comment.reply.body,
        helped: comment.reply.helped,
        remark: comment.reply.remark,
        on: minskDay(comment.reply.createdAt),
      },
    },
    draft,
    templates: templates.map(({ id, title, body }) => ({ id, title, body })),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  reply: async (event) => {
    const { locals, params } = event;
    const { portal } = locals;
    const typed = await typedOf(event);
    const key = keyOf(params);
    const draft = { body: typed.reply, draftVersion: typed.version };
    const result = await replyToComment(portal, signedIn(locals), key, draft);
    switch (result.outcome) {
      case 'replied':
        return redirect(
          303,
          pageHref(`/cabinet/${key.organizationId}/comments`, { replied: 1 }, locals.locale),
        );
      case 'invalid': {
        const isMissing = result.problem === 'missing';
        const text = isMissing ? m.cabinet_reply_missing() : m.request_problem_too_long();
        return refuse({ reply: text }, { ...typed, theirs: null });
      }
      case 'changed-meanwhile':
        return changedMeanwhile(typed, result.theirs);
      case 'replied-already':
        return refuse({ reply: m.cabinet_reply_already() }, { ...typed, theirs: null }, 409);
      case 'not-found':
        return error(404);
    }
  },

  save: async (event) => {
    const { locals, params } = event;
    const typed = await typedOf(event);
    const key = keyOf(params);
    const draft = { body: typed.reply, version: typed.version };
    const result = await saveDraft(locals.portal, signedIn(locals), key, draft);
    switch (result.outcome) {
      case 'saved':
      case 'removed':
        return redirectDone(
          locals,
          `/cabinet/${key.organizationId}/comments/${key.ratingId}`,
          result.outcome,
        );
      case 'too-long':
        return refuse({ reply: m.request_problem_too_long() }, { ...typed, theirs: null });
      case 'changed-meanwhile':
        return changedMeanwhile(typed, result.theirs);
      case 'not-found':
        return error(404);
    }
  },

  /** Without JavaScript: the page again, with the text of the chosen template in the reply. */
  insert: async (event) => {
    const { locals, params } = event;
    const typed = await typedOf(event);
    const read = await readCommentToAnswer(locals.portal, signedIn(locals), keyOf(params));
    const { templates } = read ?? error(404);
    const template = templates.find(({ id }) => String(id) === typed.template);
    const reply = template ? withTemplate(typed.reply, template.body) : typed.reply;
    return { problems: {}, typed: { ...typed, reply, theirs: null } };
  },
};

/** The own text stays in the form; saved once more, it replaces what has now been seen. */
function changedMeanwhile(typed: Awaited<ReturnType<typeof typedOf>>, theirs: ReplyDraft | null) {
  const version = theirs?.version ?? 0;
  return refuse({}, { ...typed, version, theirs: { draft: theirs } }, 409);
}

async function typedOf({ request }: RequestEvent) {
  const form = await FormTexts.of(request);
  const version = Number(form.get('version'));
  return {
    reply: form.get('reply'),
    template: form.get('template'),
    version: Number.isSafeInteger(version) ? version : 0,
  };
}

function keyOf(params: { id: string; rating: string }) {
  return { organizationId: idNumber(params.id), ratingId: idNumber(params.rating) };
}
