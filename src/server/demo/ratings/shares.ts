import { allocate } from '../allocate.ts';
import type { PlannedOrganization } from '../organizations/plan.ts';
import { limited, popularityOf } from './popularity.ts';

/** How many of `total` ratings each organisation has, in the order of the plan. */
export function shareRatings(plan: PlannedOrganization[], total: number, seed: number): number[] {
  return allocate(limited(plan.map((planned) => popularityOf(planned, seed))), total);
}

/** Ratings of the demo citizen's own. */
const OF_DEMO_CITIZEN = 8;

/** Only organisations with so many ratings are among those. */
const WELL_KNOWN = 8;

/** Indexes of the organisations of which one rating is the demo citizen's: one town's, if it can be. */
export function ratedByDemoCitizen(
  organizations: readonly { districtId: string }[],
  counts: readonly number[],
): Set<number> {
  const known = counts.flatMap((count, index) => (count >= WELL_KNOWN ? [index] : []));
  const inTown = known.filter((index) => organizations[index]!.districtId === DEMO_TOWN);
  const candidates = inTown.length >= OF_DEMO_CITIZEN ? inTown : known;
  const step = Math.max(1, Math.floor(candidates.length / OF_DEMO_CITIZEN));
  return new Set(candidates.filter((_, index) => index % step === 0).slice(0, OF_DEMO_CITIZEN));
}

/** Where the demo citizen lives. */
const DEMO_TOWN = 'pinsk-city';
