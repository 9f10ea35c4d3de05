import {
  choicesOf,
  filterNames,
  listRowView,
  readFilter,
  readOrganizationList,
  SORTS,
} from '#server/catalogue/index.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
  locals.shared = { organizationId: null };
  const { portal, locale } = locals;
  const { reference } = portal;
  const { filter, unknown, strayDistrict } = readFilter(reference, url.searchParams);
  const askedSort = url.searchParams.get('sort') || SORTS[0];
  const sort = SORTS.find((each) => each === askedSort) ?? SORTS[0];
  const cursor = url.searchParams.get('cursor') || null;
  const list = await readOrganizationList(portal, {
    filter,
    sort,
    locale,
    cursor,
    limit: PER_PAGE,
  });
  return {
    organizations: list.items.map((row) => listRowView(row, reference, locale)),
    total: list.total,
    start: list.start,
    nextCursor: list.nextCursor,
    filter,
    sort,
    names: filterNames(filter, reference, locale),
    choices: choicesOf(reference, locale, filter, list.counts),
    notices: {
      unknown,
      strayDistrict: filterNames({ district: strayDistrict ?? undefined }, reference, locale)
        .district,
      unknownSort: askedSort !== sort,
      restarted: list.restarted,
    },
  };
};
