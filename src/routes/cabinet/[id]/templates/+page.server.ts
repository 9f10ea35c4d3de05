import { error } from '@sveltejs/kit';
import { MOST_TEMPLATES, type TemplateProblem } from '#domain/comment/reply-template.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  addTemplate,
  editTemplate,
  readTemplates,
  removeTemplate,
  type TemplateResult,
} from '#server/replies/index.ts';
import { formatNumber } from '#ui/format.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const id = idNumber(params.id);
  const read = (await readTemplates(portal, signedIn(locals), id)) ?? error(404);
  const { nameRu, nameBe, nameEn } = read.organization;
  return {
    organization: { id, name: inLocale(locale, nameRu, nameBe, nameEn) },
    templates: read.templates,
    left: MOST_TEMPLATES - read.templates.length,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  add: async (event) => {
    const typed = await typedOf(event);
    const { locals, params } = event;
    const id = idNumber(params.id);
    const result = await addTemplate(locals.portal, signedIn(locals), id, typed);
    return answer(event, result, { ...typed, id: 'new' }, 'added');
  },
  edit: async (event) => {
    const typed = await typedOf(event);
    const { locals, params } = event;
    const key = { organizationId: idNumber(params.id), templateId: idNumber(typed.id) };
    const result = await editTemplate(locals.portal, signedIn(locals), key, typed);
    return answer(event, result, typed, 'edited');
  },
  remove: async (event) => {
    const typed = await typedOf(event);
    const { locals, params } = event;
    const key = { organizationId: idNumber(params.id), templateId: idNumber(typed.id) };
    const result = await removeTemplate(locals.portal, signedIn(locals), key);
    return answer(event, result, typed, 'removed');
  },
};

type Typed = Awaited<ReturnType<typeof typedOf>>;

/** Fields are named by the template they belong to: `title-12`, `body-new`. */
function answer(
  { locals, params }: RequestEvent,
  result: TemplateResult,
  typed: Typed,
  done: string,
) {
  const refused = (field: 'title' | 'body', text: string, status: number, version?: number) =>
    refuse(
      { [`${field}-${typed.id}`]: text },
      { ...typed, version: version ?? typed.version },
      status,
    );
  switch (result.outcome) {
    case 'done':
      return redirectDone(locals, `/cabinet/${params.id}/templates`, done);
    case 'invalid': {
      const problems = Object.entries(result.problems).map(
        ([field, problem]) => [`${field}-${typed.id}`, problemText(problem)] as const,
      );
      return refuse(Object.fromEntries(problems), typed);
    }
    case 'title-taken':
      return refused('title', m.templates_title_taken(), 409);
    case 'too-many':
      return refused('title', m.templates_too_many({ number: formatNumber(MOST_TEMPLATES) }), 409);
    case 'changed-meanwhile': {
      const { version, title, body } = result.theirs;
      return refused('body', m.templates_changed_meanwhile({ title, body }), 409, version);
    }
    case 'not-found':
      return error(404);
  }
}

function problemText(problem: TemplateProblem): string {
  return problem === 'missing' ? m.request_problem_missing() : m.request_problem_too_long();
}

async function typedOf({ request }: RequestEvent) {
  const form = await FormTexts.of(request);
  const version = Number(form.get('version'));
  return {
    id: form.get('template'),
    title: form.get('title'),
    body: form.get('body'),
    version: Number.isSafeInteger(version) ? version : 0,
  };
}
