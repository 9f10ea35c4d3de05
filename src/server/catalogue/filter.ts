import type { Reference } from '#server/reference/index.ts';
import type { StandingFilter } from '#server/standings/index.ts';

/** What lists and rankings can be narrowed by; also the names in the address. */
export const FILTER_NAMES = ['sphere', 'region', 'district', 'type'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** A filter as an address asks for it. */
export interface AskedFilter {
  filter: StandingFilter;
  /** Given, but nothing that there is: they do not narrow. */
  unknown: FilterName[];
  /** A district that lies elsewhere than in the chosen region, so that it does not narrow. */
  strayDistrict: string | null;
}

/**
 * Reads a filter from the query of an address. Never fails: what is unknown or contradicts itself
 * is left out and named, so that the page can say so. A district brings its region with it.
 */
export function readFilter(reference: Reference, query: URLSearchParams): AskedFilter {
  const given = (name: FilterName) => query.get(name) || undefined;
  const asked = {
    sphere: given('sphere'),
    region: given('region'),
    district: given('district'),
    type: given('type'),
  };
  const known: Record<FilterName, (id: string) => boolean> = {
    sphere: (id) => reference.spheres.has(id),
    region: (id) => isRegion(reference, id),
    district: (id) => regionOfDistrict(reference, id) !== null,
    type: (id) => reference.types.has(id),
  };
  const unknown = FILTER_NAMES.filter((name) => asked[name] && !known[name](asked[name]));
  const filter: StandingFilter = { ...asked };
  for (const name of unknown) filter[name] = undefined;

  const home = filter.district ? regionOfDistrict(reference, filter.district) : null;
  const isStray = home !== null && filter.region !== undefined && filter.region !== home;
  const strayDistrict = isStray ? filter.district! : null;
  if (isStray) delete filter.district;
  else if (home !== null) filter.region = home;
  return { filter, unknown, strayDistrict };
}

function isRegion(reference: Reference, id: string): boolean {
  const kind = reference.territories.get(id)?.kind;
  return kind === 'region' || kind === 'capital';
}

/**
 * The region in which a territory can stand as an organisation's district: a district, a city of
 * regional subordination or a district of the capital. Null for all else.
 */
export function regionOfDistrict(reference: Reference, id: string): string | null {
  const parent = reference.territories.get(id)?.parentId ?? null;
  return parent !== null && isRegion(reference, parent) ? parent : null;
}
