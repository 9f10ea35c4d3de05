import { error, type RequestEvent } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  invitePerson,
  MOST_PERSONS_OF_ORGANIZATION,
  readOrganizationToStaff,
  resendInvitation,
} from '#server/responsible-persons/index.ts';
import { formatNumber } from '#ui/format.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { redirectDone } from '../_form/redirect-done.ts';
import { tooMany } from '../_form/wait-texts.ts';
import { signedIn, visitOf } from '../_visit/visit.ts';
import { idNumber } from '../id-number.ts';
import { problemTexts, typedIn } from './texts.ts';

type Event = RequestEvent<{ id: string }>;

/** The organisation to which somebody is invited, for the page with the form. */
export async function readStaffed({ locals, params, setHeaders }: Event) {
  setHeaders({ 'cache-control': 'no-store' });
  const id = idNumber(params.id);
  const organization = await readOrganizationToStaff(locals.portal, signedIn(locals), id);
  if (!organization) error(404);
  const { nameRu, nameBe, nameEn } = organization;
  return { organization: { id, name: inLocale(locals.locale, nameRu, nameBe, nameEn) } };
}

/**
 * Invites whom the form names.
 *
 * @param path of the page to go to afterwards
 */
export async function invite(event: Event, path: string) {
  const { locals, params } = event;
  const typed = typedIn(await FormTexts.of(event.request));
  const result = await invitePerson(
    ...([locals.portal, signedIn(locals), idNumber(params.id)] as const),
    ...([typed.texts, typed.rights, visitOf(event)] as const),
  );
  switch (result.outcome) {
    case 'invited':
      return redirectDone(locals, path, 'invited');
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
}

/**
 * Sends the invitation of the person whom the form names again.
 *
 * @param path of the page to go to afterwards
 * @returns what to say at the button `resend-…` of that person
 */
export async function resend(event: Event, path: string) {
  const { locals, params } = event;
  const form = await FormTexts.of(event.request);
  const key = { organizationId: idNumber(params.id), id: idNumber(form.get('person')) };
  const result = await resendInvitation(locals.portal, signedIn(locals), key, visitOf(event));
  switch (result.outcome) {
    case 'sent':
      return redirectDone(locals, path, 'sent');
    case 'wait':
      return { [`resend-${key.id}`]: tooMany(result.seconds) };
    case 'not-found':
      return error(404);
  }
}
