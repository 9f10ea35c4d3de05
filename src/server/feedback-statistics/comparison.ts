import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { StandingFilter } from '#server/standings/index.ts';
import type { Figures } from './queries.ts';

/** An organisation beside all of its sphere, its region or the country. */
export interface ComparedGroup extends Figures {
  kind: 'own' | 'sphere' | 'region' | 'country';
  /** Of the sphere or region. */
  id: string | null;
  /** Of those, how many have ratings. */
  organizations: number;
}

/**
 * Counts and means of an organisation, its spheres, its region and the country, over the window of
 * the ranking that ends today: the sums that this node holds anyway.
 */
export async function compareOrganization(
  portal: Portal,
  organizationId: number,
): Promise<{ windowDays: number; groups: ComparedGroup[] }> {
  const live = await portal.standings.current();
  const { sphereIds, regionId } = await whereItBelongs(portal.db, organizationId);
  const own = live.sumsOf(organizationId);
  const group = (
    kind: ComparedGroup['kind'],
    id: string | null,
    filter: StandingFilter,
  ): ComparedGroup => {
    const { organizations, n, total } = live.totalsIn(filter);
    return { kind, id, organizations, n, mean: n === 0 ? null : total / (4 * n) };
  };
  return {
    windowDays: live.methodology.windowDays,
    groups: [
      {
        ...{ kind: 'own', id: null, organizations: 1, n: own.n },
        mean: own.n === 0 ? null : own.total / (4 * own.n),
      },
      ...sphereIds.map((sphere) => group('sphere', sphere, { sphere })),
      group('region', regionId, { region: regionId }),
      group('country', null, {}),
    ],
  };
}

async function whereItBelongs(db: Database, organizationId: number) {
  return db
    .selectFrom('organizations')
    .select(['sphere_ids as sphereIds', 'region_id as regionId'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
}
