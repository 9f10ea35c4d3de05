import { sql } from 'kysely';
import { addDays, type Day } from '#domain/calendar.ts';
import type { Period } from '#domain/period.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { GroupTotals, LiveStandings } from '#server/standings/index.ts';
import { groupSums } from './group-sums.ts';
import type { Figures } from './queries.ts';

/** An organisation beside all of its sphere, its region or the country. */
export interface ComparedGroup extends Figures {
  kind: 'own' | 'sphere' | 'region' | 'country';
  /** Of the sphere or region. */
  id: string | null;
  /** Of those, how many have ratings. */
  organizations: number;
}

/** With whom an organisation is compared, and over which days. */
export interface Comparison {
  /** The chosen period; where that cannot be had in good time, the window of the ranking. */
  period: Period;
  groups: ComparedGroup[];
}

/** Where the numbers of each group come from. */
interface Totals {
  own: Pick<GroupTotals, 'n' | 'total'>;
  sphere(id: string): GroupTotals;
  region(id: string): GroupTotals;
  country: GroupTotals;
}

/**
 * Counts and means of an organisation, its spheres, its region and the country in a period. Each
 * counts the ratings of what was merged into it. The window of the ranking that ends today costs
 * nothing: its sums are held in memory anyway.
 */
export async function compareOrganization(
  portal: Portal,
  organizationId: number,
  period: Period,
  today: Day,
): Promise<Comparison> {
  const live = await portal.standings.current();
  const window = { from: addDays(today, 1 - live.methodology.windowDays), to: today };
  const isWindow = period.from === window.from && period.to === window.to;
  const chosen = isWindow ? null : await totalsOfPeriod(portal.db, live, organizationId, period);
  const { sphereIds, regionId } = await whereItBelongs(portal.db, organizationId);
  const { own, sphere, region, country } = chosen ?? totalsOfWindow(live, organizationId);
  return {
    period: chosen ? period : window,
    groups: [
      { kind: 'own', id: null, ...figures({ organizations: 1, ...own }) },
      ...sphereIds.map((id) => ({ kind: 'sphere' as const, id, ...figures(sphere(id)) })),
      { kind: 'region', id: regionId, ...figures(region(regionId)) },
      { kind: 'country', id: null, ...figures(country) },
    ],
  };
}

function figures({ organizations, n, total }: GroupTotals) {
  return { organizations, n, mean: n === 0 ? null : total / (4 * n) };
}

function totalsOfWindow(live: LiveStandings, organizationId: number): Totals {
  return {
    own: live.sumsOf(organizationId),
    sphere: (sphere) => live.totalsIn({ sphere }),
    region: (region) => live.totalsIn({ region }),
    country: live.totalsIn({}),
  };
}

async function totalsOfPeriod(
  db: Database,
  live: LiveStandings,
  organizationId: number,
  period: Period,
): Promise<Totals | null> {
  const sums = await groupSums(db, period);
  if (sums === null) return null;
  const none = { organizations: 0, n: 0, total: 0 };
  return {
    own: await ownTotals(db, [organizationId, ...live.predecessorsOf(organizationId)], period),
    sphere: (id) => sums.spheres.get(id) ?? none,
    region: (id) => sums.regions.get(id) ?? none,
    country: sums.country,
  };
}

async function ownTotals(db: Database, ids: readonly number[], { from, to }: Period) {
  return db
    .selectFrom('rating_days')
    .select([
      sql<number>`coalesce(sum(n), 0)::int`.as('n'),
      sql<number>`coalesce(sum(total), 0)::bigint`.as('total'),
    ])
    .where('organization_id', 'in', ids)
    .where('rated_on', '>=', from)
    .where('rated_on', '<=', to)
    .executeTakeFirstOrThrow();
}

async function whereItBelongs(db: Database, organizationId: number) {
  return db
    .selectFrom('organizations')
    .select(['sphere_ids as sphereIds', 'region_id as regionId'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
}
