import { redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { changeEmail, changePassword, readAccount } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { emailProblem, passwordProblem } from '../_account/problem-texts.ts';
import { refuseOwner } from '../_account/refusal.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { tooMany } from '../_form/wait-texts.ts';
import { personOrSignIn, setCookies, visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url, setHeaders } = event;
  setHeaders({ 'cache-control': 'no-store' });
  const account = await readAccount(locals.portal, personOrSignIn(event));
  if (!account) redirect(303, pageHref('/sign-in', {}, locals.locale));
  const { registeredAt, consent, ...rest } = account;
  return {
    account: { ...rest, registeredOn: minskDay(registeredAt) },
    consent: consent && {
      version: consent.version,
      text: consent.text,
      givenOn: minskDay(consent.givenAt),
    },
    passwordChanged: url.searchParams.has('password-changed'),
    emailChanged: url.searchParams.has('email-changed'),
  };
};

export const actions: Actions = {
  email: async (event) => {
    const person = personOrSignIn(event);
    const form = await FormTexts.of(event.request);
    const typed = { email: form.get('email') };
    const filledIn = { ...typed, password: form.get('email-password') };
    const result = await changeEmail(event.locals.portal, person, filledIn, visitOf(event));
    switch (result.outcome) {
      case 'letter-sent':
        return { sentTo: result.email };
      case 'invalid':
        return refuse({ email: emailProblem(result.problem) }, typed);
      case 'too-many':
        return refuse({ email: tooMany(result.seconds) }, typed, 429);
      default:
        return refuseOwner(result, 'email-password', typed);
    }
  },

  password: async (event) => {
    const person = personOrSignIn(event);
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const passwords = { current: form.get('current'), next: form.get('new') };
    const result = await changePassword(portal, person, passwords, visitOf(event));
    switch (result.outcome) {
      case 'changed':
        setCookies(event, result.cookies);
        return redirect(303, pageHref('/account', { 'password-changed': 1 }, locale));
      case 'invalid':
        return refuse({ new: passwordProblem(result.problem) }, { email: '' });
      default:
        return refuseOwner(result, 'current', { email: '' });
    }
  },
};
