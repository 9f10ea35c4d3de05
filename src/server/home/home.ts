import { isChange, type Interval } from '#domain/standing/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Name } from '#server/reference/index.ts';
import type { LiveStandings, Standing } from '#server/standings/index.ts';
import { slowCounts } from './slow-counts.ts';

/** What the home page shows. All counts of organisations are of published ones. */
export interface Home {
  organizations: number;
  /** Counted ratings: of all time, and of those the ones in the window of the methodology. */
  ratings: { ever: number; inWindow: number; windowDays: number };
  /** Official replies to published comments. */
  replies: number;
  spheres: HomeSphere[];
  regions: HomeRegion[];
  /** The first of today's ranking. */
  best: HomeOrganization[];
  /** Whose score grew most in half a year, where that may be called a change. */
  improved: Improved[];
  /** Which got the most ratings in the last half-year. */
  mostRated: MostRated[];
}

export interface HomeSphere {
  id: string;
  icon: string;
  name: Name;
  organizations: number;
}

export interface HomeRegion {
  id: string;
  name: Name;
  organizations: number;
}

/** An organisation with its numbers of today. */
export interface HomeOrganization {
  id: number;
  name: Name;
  /** Its district, or region where it has none. */
  place: Name | null;
  score: number;
  interval: Interval;
  /** Counted ratings of the window. */
  n: number;
  position: number;
}

export interface Improved extends HomeOrganization {
  /** Score of today less that of half a year ago. */
  difference: number;
}

export interface MostRated extends Omit<HomeOrganization, 'position'> {
  /** Counted ratings of the half-year. */
  ofHalfYear: number;
}

/** Entries of each short list. */
const SHORT = 5;

/** Reads what the home page shows: nearly all of it from the standings in memory. */
export async function readHome(portal: Portal): Promise<Home> {
  const live = await portal.standings.current();
  const slow = await slowCounts(portal, live.methodology.windowDays);
  const all = live.ordered();
  const bySphere = tally(all, (standing) => standing.sphereIds);
  const byRegion = tally(all, (standing) => [standing.regionId]);
  const { n: inWindow } = live.national;
  return {
    organizations: all.length,
    ratings: {
      ever: slow.ratingsBefore + inWindow,
      inWindow,
      windowDays: live.methodology.windowDays,
    },
    replies: slow.replies,
    spheres: [...portal.reference.spheres.values()]
      .filter(({ id, retired }) => !retired || bySphere.has(id))
      .map(({ id, icon, name }) => ({ id, icon, name, organizations: bySphere.get(id) ?? 0 })),
    regions: [...portal.reference.territories.values()]
      .filter(({ kind }) => kind === 'region' || kind === 'capital')
      .map(({ id, name }) => ({ id, name, organizations: byRegion.get(id) ?? 0 })),
    best: firstOf(portal, live, all),
    improved: mostImproved(portal, live, all),
    mostRated: slow.mostRated.flatMap(({ organizationId, n }) => {
      const standing = live.standing(organizationId);
      return standing ? [{ ...describe(portal, live, standing), ofHalfYear: n }] : [];
    }),
  };
}

/** How many standings fall under each key. */
function tally(
  standings: readonly Standing[],
  keysOf: (standing: Standing) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const standing of standings) {
    for (const key of keysOf(standing)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function firstOf(
  portal: Portal,
  live: LiveStandings,
  ordered: readonly Standing[],
): HomeOrganization[] {
  const first: HomeOrganization[] = [];
  for (const standing of ordered) {
    if (first.length === SHORT) break;
    if (standing.position === null) continue;
    first.push({ ...describe(portal, live, standing), position: standing.position });
  }
  return first;
}

/** A score counts as grown only where the intervals do not overlap (portal.md, "Change"). */
function mostImproved(portal: Portal, live: LiveStandings, all: readonly Standing[]): Improved[] {
  const grown = all.flatMap((standing) => {
    const before = portal.standings.past('half-year', standing.organizationId);
    if (!before || before.position === null || standing.position === null) return [];
    const difference = standing.score - before.score;
    const now = live.intervalOf(standing);
    if (difference <= 0 || now === null || !isChange(before.interval, now)) return [];
    return [{ standing, difference, position: standing.position }];
  });
  return grown
    .sort((a, b) => b.difference - a.difference || a.position - b.position)
    .slice(0, SHORT)
    .map(({ standing, difference, position }) => ({
      ...describe(portal, live, standing),
      difference,
      position,
    }));
}

function describe(portal: Portal, live: LiveStandings, standing: Standing) {
  const { organizationId: id, nameRu, nameBe, nameEn, districtId, regionId, n, score } = standing;
  return {
    id,
    name: { ru: nameRu, be: nameBe, en: nameEn },
    place: portal.reference.territories.get(districtId ?? regionId)?.name ?? null,
    score,
    // Whoever has a rating lives in a country that has one, so there is an interval.
    interval: live.intervalOf(standing)!,
    n,
  };
}
