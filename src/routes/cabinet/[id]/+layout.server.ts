import { readOwnOrganizations } from '#server/responsible-persons/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { LayoutServerLoad } from './$types';

/**
 * What the navigation of a cabinet shows; null when it is not the person's. This opens nothing: each
 * page asks for itself whose cabinet it is.
 */
export const load: LayoutServerLoad = async ({ locals, params }) => {
  const own = await readOwnOrganizations(locals.portal, signedIn(locals));
  const organization = own.find(({ id }) => String(id) === params.id);
  return { cabinet: organization ? { mayEdit: organization.mayEdit } : null };
};
