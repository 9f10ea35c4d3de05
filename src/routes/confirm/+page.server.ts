import { redirect } from '@sveltejs/kit';
import { confirmRegistration, loginToConfirm } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts } from '../_form/form.ts';
import { nextPage } from '../_visit/next-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail programs and scanners open links, too. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const token = url.searchParams.get('token') ?? '';
  return {
    token,
    next: nextPage(url.searchParams.get('next')),
    login: await loginToConfirm(locals.portal, token),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await FormTexts.of(request);
    const result = await confirmRegistration(locals.portal, form.get('token'));
    if (result.outcome !== 'confirmed') return { failed: result };
    const next = nextPage(form.get('next'));
    return redirect(303, pageHref('/sign-in', { confirmed: result.login, next }, locals.locale));
  },
};
