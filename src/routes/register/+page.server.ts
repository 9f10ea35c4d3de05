import { redirect } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import {
  consentText,
  register,
  REGISTRATION_HOURS,
  type RegistrationProblems,
} from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { accountProblems } from '../_account/problem-texts.ts';
import { FormTexts, type Problems, refuse } from '../_form/form.ts';
import { tooMany } from '../_form/wait-texts.ts';
import { nextPage } from '../_visit/next-page.ts';
import { visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
  const next = nextPage(url.searchParams.get('next'));
  if (locals.person) redirect(303, next ?? pageHref('/account', {}, locals.locale));
  setHeaders({ 'cache-control': 'no-store' });
  return { next, consent: consentText(locals.locale), hours: REGISTRATION_HOURS };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = {
      login: form.get('login'),
      email: form.get('email'),
      consent: form.has('consent'),
      next: nextPage(form.get('next')),
    };
    const filledIn = { ...typed, password: form.get('password') };
    const result = await register(event.locals.portal, filledIn, visitOf(event));
    switch (result.outcome) {
      case 'letter-sent':
        return { sentTo: result.email };
      case 'invalid':
        return refuse(textsOf(result.problems), typed);
      case 'too-many':
        return refuse({ email: tooMany(result.seconds) }, typed, 429);
    }
  },
};

/** In the order of the fields. */
function textsOf({ consent, ...account }: RegistrationProblems): Problems {
  return {
    ...accountProblems(account),
    ...(consent && { consent: m.identity_consent_missing() }),
  };
}
