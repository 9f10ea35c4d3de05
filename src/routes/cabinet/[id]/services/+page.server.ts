import { error, redirect } from '@sveltejs/kit';
import { inLocale, type Locale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import type { NamedServiceItem } from '#server/reference/index.ts';
import {
  addOwnService,
  addServiceItems,
  MOST_ITEMS,
  MOST_OWN,
  readServicesPage,
  removeOwnService,
  removeServiceItem,
  type OwnServiceProblem,
} from '#server/services/index.ts';
import { formatNumber } from '#ui/format.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { postedForm } from '../../../_form/posted-form.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { PLACE_PROBLEMS } from '../place-texts.ts';
import type { Actions, PageServerLoad } from './$types';

const PROBLEMS: Record<OwnServiceProblem, () => string> = {
  ...PLACE_PROBLEMS,
  doubled: m.services_problem_doubled,
};

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const q = url.searchParams.get('q')?.trim() ?? '';
  const page = await readServicesPage(portal, signedIn(locals), idNumber(params.id), q);
  if (!page) error(404);
  const { id, nameRu, nameBe, nameEn } = page.organization;
  const done = url.searchParams.get('done');
  return {
    organization: { id, name: inLocale(locale, nameRu, nameBe, nameEn) },
    q,
    items: page.items.map((item) => viewOf(item, locale)),
    own: page.own.map((own) => ({ id: own.id, name: inLocale(locale, own.nameRu, own.nameBe) })),
    found: {
      items: page.found.items.map((item) => viewOf(item, locale)),
      total: page.found.total,
    },
    done: done === 'added' || done === 'removed' ? done : null,
  };
};

function viewOf({ id, kind, code, name }: NamedServiceItem, locale: Locale) {
  return { id, kind, code, name: name[locale] };
}

export const actions: Actions = {
  add: async ({ locals, params, request, url }) => {
    const form = await postedForm(request);
    const ids = form.getAll('item').filter((value) => typeof value === 'string');
    const id = idNumber(params.id);
    if (ids.length === 0) return refuse({ items: m.services_problem_none_chosen() }, {});
    const result = await addServiceItems(locals.portal, signedIn(locals), id, ids);
    switch (result.outcome) {
      case 'added':
        return redirect(303, listOf(id, 'added', locals.locale, url));
      case 'too-many':
        return refuse(
          { items: m.services_too_many({ number: formatNumber(MOST_ITEMS) }) },
          {},
          409,
        );
      case 'not-found':
        return error(404);
    }
  },
  remove: async ({ locals, params, request, url }) => {
    const form = await FormTexts.of(request);
    const id = idNumber(params.id);
    const person = signedIn(locals);
    const result = await removeServiceItem(locals.portal, person, id, form.get('item'));
    if (result.outcome === 'not-found') error(404);
    redirect(303, listOf(id, 'removed', locals.locale, url));
  },
  addOwn: async ({ locals, params, request, url }) => {
    const form = await FormTexts.of(request);
    const typed = { nameRu: form.get('nameRu'), nameBe: form.get('nameBe') };
    const id = idNumber(params.id);
    const result = await addOwnService(locals.portal, signedIn(locals), id, typed);
    switch (result.outcome) {
      case 'added':
        return redirect(303, listOf(id, 'added', locals.locale, url));
      case 'invalid': {
        const problems = Object.entries(result.problems).map(([field, problem]) => [
          field,
          PROBLEMS[problem](),
        ]);
        return refuse(Object.fromEntries(problems) as Record<string, string>, typed);
      }
      case 'too-many': {
        const number = formatNumber(MOST_OWN);
        return refuse({ nameRu: m.services_too_many_own({ number }) }, typed, 409);
      }
      case 'not-found':
        return error(404);
    }
  },
  removeOwn: async ({ locals, params, request, url }) => {
    const form = await FormTexts.of(request);
    const id = idNumber(params.id);
    const person = signedIn(locals);
    const result = await removeOwnService(locals.portal, person, id, idNumber(form.get('own')));
    if (result.outcome === 'not-found') error(404);
    redirect(303, listOf(id, 'removed', locals.locale, url));
  },
};

/** Back to the page, with what was looked for. */
function listOf(id: number, done: string, locale: Locale, url: URL): string {
  const q = url.searchParams.get('q');
  return pageHref(`/cabinet/${id}/services`, { q, done }, locale);
}
