import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import {
  changedTexts,
  closeSubdivision,
  editSubdivision,
  readEditableSubdivision,
} from '#server/subdivisions/index.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { readHours } from '../../typed-hours.ts';
import { formOf, problemTexts, shownFields, typedForm } from '../typed-subdivision.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const found = await readEditableSubdivision(portal, signedIn(locals), keyOf(params));
  // A closed one is opened again first, in the list.
  if (!found || found.subdivision.closedAt) error(404);
  const { organization, subdivision } = found;
  return {
    organization: {
      id: organization.id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    subdivision: {
      id: subdivision.id,
      name: inLocale(locale, subdivision.texts.nameRu, subdivision.texts.nameBe),
      version: subdivision.version,
    },
    texts: formOf(subdivision.texts, locale !== 'en'),
  };
};

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const form = await FormTexts.of(request);
    const texts = typedForm(form);
    const version = Number(form.get('version')) || 0;
    const hours = readHours(texts);
    if ('problems' in hours) return refuse(hours.problems, { texts, version, theirs: [] });
    const key = keyOf(params);
    const typed = { ...texts, openingHours: hours.text };
    const person = signedIn(locals);
    const result = await editSubdivision(locals.portal, person, key, typed, version);
    switch (result.outcome) {
      case 'saved':
        return redirectDone(locals, listOf(key), 'saved');
      case 'not-found':
        return error(404);
      case 'invalid':
        return refuse(problemTexts(result.problems), { texts, version, theirs: [] });
      case 'changed-meanwhile': {
        const { mine, theirs } = result;
        const shown = shownFields(theirs.texts, changedTexts(mine, theirs.texts));
        // Saved once more, it replaces what they saved: by then it has been seen.
        return refuse({}, { texts, version: theirs.version, theirs: shown }, 409);
      }
    }
  },
  close: async ({ locals, params }) => {
    const key = keyOf(params);
    const result = await closeSubdivision(locals.portal, signedIn(locals), key);
    if (result.outcome === 'not-found') error(404);
    redirectDone(locals, listOf(key), 'closed');
  },
};

function keyOf({ id, subdivision }: { id: string; subdivision: string }) {
  return { organizationId: idNumber(id), id: idNumber(subdivision) };
}

function listOf({ organizationId }: { organizationId: number }): string {
  return `/cabinet/${organizationId}/subdivisions`;
}
