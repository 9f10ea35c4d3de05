import { inLocale } from '#i18n/locale.ts';
import { REGISTRY_STATES } from '#domain/organization/merger.ts';
import { readRegistry, readRegistryFilter } from '#server/general-registry/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import { placementChoices } from '../../_registration/placement-choices.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const filter = readRegistryFilter(url.searchParams);
  const asked = url.searchParams.get('before') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const page = { before, limit: PER_PAGE };
  const { rows, ...rest } = await readRegistry(portal, signedIn(locals), filter, page);
  const { types, regions } = placementChoices(portal.reference, locale);
  return {
    ...rest,
    filter,
    types,
    regions,
    isFirstPage: before === null,
    states: REGISTRY_STATES,
    spheres: [...portal.reference.spheres.values()].map(({ id, name }) => ({
      value: id,
      label: name[locale],
    })),
    organizations: rows.map(({ nameRu, nameBe, nameEn, regionId, ...row }) => ({
      ...row,
      name: inLocale(locale, nameRu, nameBe, nameEn),
      region: portal.reference.territories.get(regionId)?.name[locale] ?? regionId,
    })),
  };
};
