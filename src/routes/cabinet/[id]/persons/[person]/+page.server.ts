import { error, redirect } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import { changePerson, readPersons, removePerson } from '#server/responsible-persons/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { problemTexts, typedIn } from '../../../../_persons/texts.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const key = keyOf(params);
  const found = await readPersons(locals.portal, signedIn(locals), key.organizationId);
  const person = found?.persons.find(({ id }) => id === key.id);
  if (!found?.organization.mayEdit || !person) error(404);
  const { id, nameRu, nameBe, nameEn } = found.organization;
  return {
    organization: { id, name: inLocale(locals.locale, nameRu, nameBe, nameEn) },
    person,
  };
};

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const typed = typedIn(await FormTexts.of(request));
    const key = keyOf(params);
    const { texts, rights } = typed;
    const result = await changePerson(locals.portal, signedIn(locals), key, texts, rights);
    switch (result.outcome) {
      case 'saved':
        return redirectDone(locals, listOf(key), 'saved');
      case 'not-found':
        return error(404);
      case 'invalid':
        return refuse(problemTexts(result.problems), typed);
      case 'last-editor':
        return refuse({ mayEdit: m.persons_last_editor() }, typed, 409);
    }
  },
  remove: async ({ locals, params }) => {
    const key = keyOf(params);
    const result = await removePerson(locals.portal, signedIn(locals), key);
    switch (result.outcome) {
      case 'removed':
        return result.isSelf
          ? redirect(303, pageHref('/cabinet', {}, locals.locale))
          : redirectDone(locals, listOf(key), 'removed');
      case 'not-found':
        return error(404);
      case 'last-editor':
        return refuse({ remove: m.persons_last_editor() }, { texts: null, rights: null }, 409);
    }
  },
};

function keyOf({ id, person }: { id: string; person: string }) {
  return { organizationId: idNumber(id), id: idNumber(person) };
}

function listOf({ organizationId }: { organizationId: number }): string {
  return `/cabinet/${organizationId}/persons`;
}
