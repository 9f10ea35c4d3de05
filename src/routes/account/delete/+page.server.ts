import { redirect } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import { inLocale } from '#i18n/locale.ts';
import { deleteAccount, SESSION_COOKIES } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';
import { refuseOwner } from '../../_account/refusal.ts';
import { FormTexts, refuse } from '../../_form/form.ts';
import { personOrSignIn, visitOf } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  return { login: personOrSignIn(event).login };
};

/** Nothing that was typed comes back. */
const NOTHING = { lastEditorOf: null as { id: number; name: string } | null };

export const actions: Actions = {
  default: async (event) => {
    const person = personOrSignIn(event);
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const result = await deleteAccount(portal, person, form.get('password'), visitOf(event));
    switch (result.outcome) {
      case 'deleted':
        break;
      case 'last-editor': {
        const { id, nameRu, nameBe, nameEn } = result.organization;
        const lastEditorOf = { id, name: inLocale(locale, nameRu, nameBe, nameEn) };
        return refuse({}, { lastEditorOf }, 409);
      }
      case 'last-operator':
        return refuse({ password: m.account_delete_last_operator() }, NOTHING, 409);
      default:
        return refuseOwner(result, 'password', NOTHING);
    }
    for (const cookie of SESSION_COOKIES) event.cookies.delete(cookie, { path: '/' });
    return redirect(303, pageHref('/account/deleted', {}, locale));
  },
};
