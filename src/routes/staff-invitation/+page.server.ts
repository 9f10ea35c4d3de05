import { redirect } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import { acceptOfficialInvitation, readOfficialInvitation } from '#server/users/index.ts';
import { pageHref } from '#ui/href.ts';
import { accountProblems } from '../_account/problem-texts.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail programs and scanners open links, too. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const token = (url.searchParams.get('token') ?? '').slice(0, 100);
  const invitation = await readOfficialInvitation(locals.portal, token);
  return { token, role: invitation?.role ?? null };
};

export const actions: Actions = {
  default: async (event) => {
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const typed = { login: form.get('login') };
    const filledIn = { ...typed, password: form.get('password') };
    const token = form.get('token').slice(0, 100);
    const result = await acceptOfficialInvitation(portal, token, filledIn, visitOf(event));
    switch (result.outcome) {
      case 'accepted':
        return redirect(303, pageHref('/sign-in', { confirmed: result.login }, locale));
      case 'no-such-link':
        return { dead: true };
      case 'email-taken':
        return refuse({ login: m.staff_invitation_taken() }, typed, 409);
      case 'invalid':
        return refuse(accountProblems(result.problems), typed);
    }
  },
};
