import type { LayoutServerLoad } from './$types';

/** What every page shows of the reader; for anonymous ones it is the same for all. */
export const load: LayoutServerLoad = ({ locals }) => ({
  person: locals.person && { login: locals.person.login, role: locals.person.role },
  locale: locals.locale,
  demo: locals.portal.configuration.demo,
});
