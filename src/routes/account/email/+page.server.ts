import { redirect } from '@sveltejs/kit';
import { confirmNewEmail } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts } from '../../_form/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail programs and scanners open links, too. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { token: url.searchParams.get('token') ?? '' };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await FormTexts.of(request);
    const result = await confirmNewEmail(locals.portal, form.get('token'));
    if (result.outcome === 'no-such-link') return { failed: true };
    if (!locals.person) return { changed: true };
    return redirect(303, pageHref('/account', { 'email-changed': 1 }, locals.locale));
  },
};
