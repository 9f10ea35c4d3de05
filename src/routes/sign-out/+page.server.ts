import { redirect } from '@sveltejs/kit';
import { signOut } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { setCookies, visitOf } from '../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) => {
  if (!locals.person) redirect(303, pageHref('/sign-in', {}, locals.locale));
  setHeaders({ 'cache-control': 'no-store' });
  return { login: locals.person.login };
};

export const actions: Actions = {
  default: async (event) => {
    setCookies(event, await signOut(event.locals.portal, visitOf(event)));
    return redirect(303, pageHref('/sign-in', { 'signed-out': 1 }, event.locals.locale));
  },
};
