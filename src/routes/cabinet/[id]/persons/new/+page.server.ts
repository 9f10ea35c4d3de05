import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  invitePerson,
  MOST_PERSONS_OF_ORGANIZATION,
  readOrganizationToEdit,
} from '#server/responsible-persons/index.ts';
import { formatNumber } from '#ui/format.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { tooMany } from '../../../../_form/wait-texts.ts';
import { signedIn, visitOf } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { problemTexts, typedIn } from '../texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const person = signedIn(locals);
  const organization = await readOrganizationToEdit(locals.portal, person, idNumber(params.id));
  if (!organization) error(404);
  const { id, nameRu, nameBe, nameEn } = organization;
  return { organization: { id, name: inLocale(locals.locale, nameRu, nameBe, nameEn) } };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const typed = typedIn(await FormTexts.of(event.request));
    const id = idNumber(params.id);
    const result = await invitePerson(
      ...([locals.portal, signedIn(locals), id, typed.texts, typed.rights] as const),
      visitOf(event),
    );
    switch (result.outcome) {
      case 'invited':
        return redirectDone(locals, `/cabinet/${id}/persons`, 'invited');
      case 'not-found':
        return error(404);
      case 'invalid':
        return refuse(problemTexts(result.problems), typed);
      case 'wait':
        return refuse({ email: tooMany(result.seconds) }, typed, 429);
      case 'too-many': {
        const number = formatNumber(MOST_PERSONS_OF_ORGANIZATION);
        return refuse({ name: m.persons_too_many({ number }) }, typed, 409);
      }
    }
  },
};
