import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import {
  MOST_PERSONS_OF_ORGANIZATION,
  readPersons,
  resendInvitation,
} from '#server/responsible-persons/index.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { tooMany } from '../../../_form/wait-texts.ts';
import { signedIn, visitOf } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['invited', 'sent', 'saved', 'removed'] as const;

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const found = await readPersons(locals.portal, signedIn(locals), idNumber(params.id));
  if (!found) error(404);
  const { id, nameRu, nameBe, nameEn, mayEdit } = found.organization;
  return {
    organization: { id, mayEdit, name: inLocale(locals.locale, nameRu, nameBe, nameEn) },
    persons: found.persons,
    isFull: found.persons.length >= MOST_PERSONS_OF_ORGANIZATION,
    most: MOST_PERSONS_OF_ORGANIZATION,
    done: DONE.find((what) => url.searchParams.get('done') === what) ?? null,
  };
};

export const actions: Actions = {
  resend: async (event) => {
    const { locals, params } = event;
    const form = await FormTexts.of(event.request);
    const key = { organizationId: idNumber(params.id), id: idNumber(form.get('person')) };
    const result = await resendInvitation(locals.portal, signedIn(locals), key, visitOf(event));
    switch (result.outcome) {
      case 'sent':
        return redirectDone(locals, `/cabinet/${key.organizationId}/persons`, 'sent');
      case 'wait':
        return refuse({ [`resend-${key.id}`]: tooMany(result.seconds) }, {}, 429);
      case 'not-found':
        return error(404);
    }
  },
};
