import { redirect } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import { acceptInvitation, readInvitation } from '#server/responsible-persons/index.ts';
import { pageHref } from '#ui/href.ts';
import { accountProblems } from '../_account/problem-texts.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail programs and scanners open links, too. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const token = url.searchParams.get('token') ?? '';
  const invitation = await readInvitation(locals.portal, token);
  return {
    token,
    invitation: invitation && {
      organization: inLocale(locals.locale, invitation.nameRu, invitation.nameBe),
      person: invitation.person,
      email: invitation.email,
      login: invitation.login,
      isOwn: locals.person !== null && locals.person.email === invitation.email,
    },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { portal, person, locale } = locals;
    const form = await FormTexts.of(request);
    const typed = { login: form.get('login') };
    const filledIn = { ...typed, password: form.get('password') };
    const result = await acceptInvitation(portal, form.get('token'), filledIn, person);
    switch (result.outcome) {
      case 'accepted': {
        const cabinet = pageHref(`/cabinet/${result.organizationId}`, {}, locale);
        return person?.login === result.login
          ? redirect(303, cabinet)
          : redirect(303, pageHref('/sign-in', { confirmed: result.login, next: cabinet }, locale));
      }
      case 'no-such-link':
        return { dead: true };
      case 'email-taken':
        return refuse({ login: m.invitation_email_taken() }, typed, 409);
      case 'sign-in-first':
        return refuse({}, typed, 409);
      case 'invalid':
        return refuse(accountProblems(result.problems), typed);
    }
  },
};
