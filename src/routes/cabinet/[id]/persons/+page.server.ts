import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { MOST_PERSONS_OF_ORGANIZATION, readPersons } from '#server/responsible-persons/index.ts';
import { refuse } from '../../../_form/form.ts';
import { resend } from '../../../_persons/invite.ts';
import { signedIn } from '../../../_visit/visit.ts';
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
    const path = `/cabinet/${idNumber(event.params.id)}/persons`;
    return refuse(await resend(event, path), {}, 429);
  },
};
