import { countUnread } from '#server/notifications/index.ts';
import type { LayoutServerLoad } from './$types';

/** What every page shows of the reader; for anonymous ones it is the same for all. */
export const load: LayoutServerLoad = async ({ locals }) => ({
  person: locals.person && { login: locals.person.login, role: locals.person.role },
  unread: locals.person ? await countUnread(locals.portal, locals.person) : 0,
  locale: locals.locale,
  demo: locals.portal.configuration.demo,
});
