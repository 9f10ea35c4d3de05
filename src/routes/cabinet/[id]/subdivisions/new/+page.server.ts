import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import { readOrganizationToEdit } from '#server/responsible-persons/index.ts';
import { addSubdivision, MOST_OPEN } from '#server/subdivisions/index.ts';
import { formatNumber } from '#ui/format.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { readHours } from '../../typed-hours.ts';
import { EMPTY_FORM, problemTexts, typedForm } from '../typed-subdivision.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const person = signedIn(locals);
  const organization = await readOrganizationToEdit(locals.portal, person, idNumber(params.id));
  if (!organization) error(404);
  const { id, nameRu, nameBe, nameEn } = organization;
  return {
    organization: { id, name: inLocale(locals.locale, nameRu, nameBe, nameEn) },
    texts: EMPTY_FORM,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const texts = typedForm(await FormTexts.of(request));
    const hours = readHours(texts);
    if ('problems' in hours) return refuse(hours.problems, { texts });
    const id = idNumber(params.id);
    const typed = { ...texts, openingHours: hours.text };
    const result = await addSubdivision(locals.portal, signedIn(locals), id, typed);
    switch (result.outcome) {
      case 'added':
        return redirectDone(locals, `/cabinet/${id}/subdivisions`, 'added');
      case 'not-found':
        return error(404);
      case 'invalid':
        return refuse(problemTexts(result.problems), { texts });
      case 'too-many': {
        const number = formatNumber(MOST_OPEN);
        return refuse({ nameRu: m.subdivisions_too_many({ number }) }, { texts }, 409);
      }
    }
  },
};
