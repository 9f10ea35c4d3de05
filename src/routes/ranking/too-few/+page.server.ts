import { organizationView } from '#server/catalogue/index.ts';
import { readTooFew } from '#server/ranking/index.ts';
import { filterView, PER_PAGE, readAddress } from '../ranking-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  locals.shared = { organizationId: null };
  const { portal, locale } = locals;
  const asked = readAddress(portal, url.searchParams);
  const page = await readTooFew(portal, { ...asked, locale, limit: PER_PAGE });
  return {
    ...filterView(portal, locale, asked, page),
    organizations: page.items.map(({ organization, n, average, missing }) => ({
      ...organizationView(organization, portal.reference, locale),
      n,
      average,
      missing,
    })),
    start: page.start,
    nextCursor: page.nextCursor,
    total: page.total,
    minimumRatings: page.minimumRatings,
  };
};
