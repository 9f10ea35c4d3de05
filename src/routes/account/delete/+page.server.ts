import { redirect } from '@sveltejs/kit';
import { deleteAccount, SESSION_COOKIES } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { refuseOwner } from '../../_account/refusal.ts';
import { FormTexts } from '../../_form/form.ts';
import { personOrSignIn, visitOf } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  return { login: personOrSignIn(event).login };
};

export const actions: Actions = {
  default: async (event) => {
    const person = personOrSignIn(event);
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const result = await deleteAccount(portal, person, form.get('password'), visitOf(event));
    if (result.outcome !== 'deleted') return refuseOwner(result, 'password', {});
    for (const cookie of SESSION_COOKIES) event.cookies.delete(cookie, { path: '/' });
    return redirect(303, pageHref('/account/deleted', {}, locale));
  },
};
