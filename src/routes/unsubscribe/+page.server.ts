import { readUnsubscription, unsubscribe } from '#server/notifications/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail programs and scanners open links, too. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const token = url.searchParams.get('token') ?? '';
  return { ending: readUnsubscription(locals.portal, token, locals.locale) };
};

export const actions: Actions = {
  /**
   * Both for the button of the page and for that of a mail program (RFC 8058), which sends the same
   * address and follows no redirect; the token stands in the address alone.
   */
  default: async ({ locals, url }) => {
    const token = url.searchParams.get('token') ?? '';
    return { done: await unsubscribe(locals.portal, token) };
  },
};
