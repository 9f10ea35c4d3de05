import { readHome, readRegionMap } from '#server/home/index.ts';
import type { Name } from '#server/reference/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { portal, locale } = locals;
  const home = await readHome(portal);
  const named = <T extends { name: Name; place: Name | null }>(organization: T) => ({
    ...organization,
    name: organization.name[locale],
    place: organization.place?.[locale] ?? null,
  });
  locals.shared = { organizationId: null };
  return {
    organizations: home.organizations,
    ratings: home.ratings,
    replies: home.replies,
    spheres: home.spheres.map((sphere) => ({ ...sphere, name: sphere.name[locale] })),
    regions: home.regions.map((region) => ({ ...region, name: region.name[locale] })),
    map: readRegionMap(),
    best: home.best.map(named),
    improved: home.improved.map(named),
    mostRated: home.mostRated.map(named),
    minimumRatings: (await portal.standings.current()).methodology.minimumRatings,
  };
};
