import { redirect } from '@sveltejs/kit';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import { hasLoginForm } from '#domain/identity/login.ts';
import { m } from '#i18n/compiled/messages.js';
import { demoLogins, isDemoSessionRefused, signIn } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { mustWait } from '../_form/wait-texts.ts';
import { nextPage } from '../_visit/next-page.ts';
import { setCookies, visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, request, setHeaders }) => {
  const { portal, person, locale } = locals;
  const next = nextPage(url.searchParams.get('next'));
  if (person) redirect(303, next ?? pageHref('/account', {}, locale));
  setHeaders({ 'cache-control': 'no-store' });
  const confirmed = url.searchParams.get('confirmed');
  return {
    next,
    confirmed: confirmed !== null && hasLoginForm(confirmed) ? confirmed : null,
    isKept: url.searchParams.has('kept'),
    reset: url.searchParams.has('reset'),
    signedOut: url.searchParams.has('signed-out'),
    demoRefused: await isDemoSessionRefused(portal, request.headers),
    demoLogins: await demoLogins(portal),
    demoPassword: portal.configuration.demo ? DEMO_PASSWORD : null,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const next = nextPage(form.get('next'));
    const filledIn = {
      name: form.get('name'),
      password: form.get('password'),
      remember: form.has('remember'),
      next,
    };
    const { name, remember } = filledIn;
    const typed = { name, remember, next, note: '', blocked: '' };
    const missing = {
      ...(filledIn.name.trim() === '' && { name: m.identity_name_missing() }),
      ...(filledIn.password === '' && { password: m.identity_password_missing() }),
    };
    if (Object.keys(missing).length > 0) return refuse(missing, typed);
    const result = await signIn(portal, filledIn, visitOf(event));
    switch (result.outcome) {
      case 'signed-in':
        setCookies(event, result.cookies);
        return redirect(303, next ?? pageHref('/', {}, locale));
      case 'wrong-password':
        return refuse({ password: m.identity_wrong_password() }, typed);
      case 'must-wait':
        return refuse({ password: mustWait(result.seconds) }, typed, 429);
      case 'not-confirmed':
        return refuse({}, { ...typed, note: m.identity_not_confirmed() }, 403);
      case 'blocked':
        return refuse({}, { ...typed, blocked: result.reason }, 403);
      case 'demo-refused':
        return refuse({ name: m.identity_demo_refused() }, typed, 403);
    }
  },
};
