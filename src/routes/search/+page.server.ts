import {
  choicesOf,
  cleanQuery,
  filterNames,
  listRowView,
  LONGEST_QUERY,
  readFilter,
  readSearchPage,
  readSpheres,
} from '#server/catalogue/index.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { portal, locale } = locals;
  const { reference } = portal;
  const { q, isCut } = cleanQuery(url.searchParams.get('q') ?? '');
  // Searches hardly repeat: kept pages of them would only push out others.
  if (q === '') locals.shared = { organizationId: null };
  const { filter: asked, unknown } = readFilter(reference, url.searchParams);
  const filter = { region: asked.region, sphere: asked.sphere };
  const { region, sphere } = choicesOf(reference, locale, filter);
  const cursor = url.searchParams.get('cursor') || null;
  const found = q ? await readSearchPage(portal, { ...filter, q, cursor, limit: PER_PAGE }) : null;
  return {
    q,
    isCut,
    longest: LONGEST_QUERY,
    filter,
    names: filterNames(filter, reference, locale),
    choices: { region, sphere },
    unknown: unknown.filter((name) => name === 'region' || name === 'sphere'),
    isFirstPage: cursor === null || found?.restarted === true,
    found: found && {
      organizations: found.items.map((row) => listRowView(row, reference, locale)),
      total: found.total,
      isMore: found.isMore,
      nextCursor: found.nextCursor,
      correctedTo: found.correctedTo,
      partial: found.partial,
      restarted: found.restarted,
    },
    // Where nothing was found one goes on from the spheres.
    spheres: found && found.total > 0 ? null : await readSpheres(portal, locale),
  };
};
