import { organizationView } from '#server/catalogue/index.ts';
import { readRankingPage } from '#server/ranking/index.ts';
import type { PageServerLoad } from './$types';
import { filterView, PER_PAGE, readAddress } from './ranking-page.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  locals.shared = { organizationId: null };
  const { portal, locale } = locals;
  const asked = readAddress(portal, url.searchParams);
  const page = await readRankingPage(portal, { ...asked, limit: PER_PAGE });
  return {
    ...filterView(portal, locale, asked, page),
    organizations: page.items.map(({ organization, change, ...row }) => ({
      ...organizationView(organization, portal.reference, locale),
      position: row.position,
      n: row.n,
      average: row.average,
      score: row.score,
      interval: row.interval,
      change: change && {
        score: change.score,
        positions: change.positions,
        significant: change.significant,
        day: change.day,
        before: change.before.score,
      },
    })),
    start: page.start,
    nextCursor: page.nextCursor,
    total: page.ranked,
    tooFew: page.tooFew,
    minimumRatings: page.minimumRatings,
  };
};
