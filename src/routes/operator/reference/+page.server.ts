import { REFERENCE_KINDS } from '#domain/reference/kinds.ts';
import { kindName } from './texts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { spheres, serviceItems, territories, types } = locals.portal.reference;
  const sizes = {
    spheres: spheres.size,
    'service-items': serviceItems.size,
    territories: territories.size,
    'organization-types': types.size,
  };
  return {
    kinds: REFERENCE_KINDS.map((kind) => ({ kind, name: kindName(kind), size: sizes[kind] })),
  };
};
