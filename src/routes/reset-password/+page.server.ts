import { redirect } from '@sveltejs/kit';
import { loginToReset, resetPassword } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { passwordProblem } from '../_account/problem-texts.ts';
import { FormTexts, refuse } from '../_form/form.ts';
import { visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const token = url.searchParams.get('token') ?? '';
  return { token, login: await loginToReset(locals.portal, token) };
};

export const actions: Actions = {
  default: async (event) => {
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const token = form.get('token');
    const result = await resetPassword(portal, token, form.get('password'), visitOf(event));
    switch (result.outcome) {
      case 'changed':
        return redirect(303, pageHref('/sign-in', { reset: 1 }, locale));
      case 'invalid':
        return refuse({ password: passwordProblem(result.problem) }, {});
      case 'no-such-link':
        return redirect(303, pageHref('/reset-password', {}, locale));
    }
  },
};
