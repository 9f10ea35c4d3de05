import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  support: locals.portal.configuration.support,
});
