import type { CatalogueEntry, StandingFilter } from '#server/standings/index.ts';

/** How many organisations each choice of a filter would leave, the other choices kept. */
export interface ChoiceCounts {
  sphere: Map<string, number>;
  /** Whatever district is chosen: another region takes another district. */
  region: Map<string, number>;
  district: Map<string, number>;
  type: Map<string, number>;
}

/** Counts in one walk over the published organisations; choices that leave none are missing. */
export function countChoices(
  entries: Iterable<CatalogueEntry>,
  { sphere, region, district, type }: StandingFilter,
): ChoiceCounts {
  const counts: ChoiceCounts = {
    sphere: new Map(),
    region: new Map(),
    district: new Map(),
    type: new Map(),
  };
  for (const entry of entries) {
    const ofSphere = sphere === undefined || entry.sphereIds.includes(sphere);
    const ofType = type === undefined || entry.typeId === type;
    const ofRegion = region === undefined || entry.regionId === region;
    const isThere = ofRegion && (district === undefined || entry.districtId === district);
    if (ofType && isThere) for (const id of entry.sphereIds) add(counts.sphere, id);
    if (ofSphere && isThere) add(counts.type, entry.typeId);
    if (!ofSphere || !ofType) continue;
    add(counts.region, entry.regionId);
    if (ofRegion && entry.districtId !== null) add(counts.district, entry.districtId);
  }
  return counts;
}

function add(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
