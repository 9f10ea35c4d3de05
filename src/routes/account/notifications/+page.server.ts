import { redirect } from '@sveltejs/kit';
import { markAllRead, readNotifications } from '#server/notifications/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts } from '../../_form/form.ts';
import { personOrSignIn } from '../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

const A_PAGE = 20;

export const load: PageServerLoad = async (event) => {
  const { locals, url, setHeaders } = event;
  const person = personOrSignIn(event);
  setHeaders({ 'cache-control': 'no-store' });
  const before = readId(url.searchParams.get('before'));
  const { rows, next } = await readNotifications(locals.portal, person, locals.locale, {
    before,
    limit: A_PAGE,
  });
  return {
    notifications: rows,
    next,
    isFirstPage: before === null,
    marked: url.searchParams.has('marked'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { portal, locale } = event.locals;
    const form = await FormTexts.of(event.request);
    const upTo = readId(form.get('up-to'));
    if (upTo !== null) await markAllRead(portal, personOrSignIn(event), upTo);
    return redirect(303, pageHref('/account/notifications', { marked: 1 }, locale));
  },
};

function readId(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
