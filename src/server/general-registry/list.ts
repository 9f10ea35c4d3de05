import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { registryStateOf, type RegistryState } from '#domain/organization/merger.ts';
import type { Person } from '#server/identity/index.ts';
import { paged, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { LiveStandings } from '#server/standings/index.ts';
import { filtered, type RegistryFilter } from './filter.ts';

/** An organisation as the general registry lists it. */
export interface RegistryRow {
  id: number;
  unp: string;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  typeId: string;
  regionId: string;
  districtId: string | null;
  state: RegistryState;
  registeredAt: Date;
  /** Counted ratings of the window. */
  ratings: number;
  /** Who answers for it, invited persons included. */
  persons: number;
}

/** One page of the general registry, latest registered first. */
export interface RegistryPage extends Paged<RegistryRow, number> {
  /** How many the filter leaves, and whether there are more than were counted. */
  total: { count: number; isAll: boolean };
}

/** Nobody reads on after so many; how many more there are is no matter. */
export const MOST_REGISTRY_COUNTED = 10_000;
const EXPORT_BATCH = 1000;

/**
 * The organisations that a filter leaves, published or not.
 *
 * @param before the id of the last organisation of the page before; null: from the start
 * @throws NotAllowed
 */
export async function readRegistry(
  portal: Portal,
  person: Person,
  filter: RegistryFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<RegistryPage> {
  assertMay(person, 'keep-registry');
  const [page, count] = await Promise.all([
    readPage(portal, filter, before, limit),
    countUpTo(portal, filter, MOST_REGISTRY_COUNTED + 1),
  ]);
  return {
    ...page,
    total: {
      count: Math.min(count, MOST_REGISTRY_COUNTED),
      isAll: count <= MOST_REGISTRY_COUNTED,
    },
  };
}

/**
 * The same organisations, all of them, read in batches while they are written somewhere.
 *
 * @throws NotAllowed at once, not when the first is read
 */
export function readWholeRegistry(
  portal: Portal,
  person: Person,
  filter: RegistryFilter,
): AsyncIterable<RegistryRow> {
  assertMay(person, 'keep-registry');
  return batches(portal, filter);
}

async function* batches(portal: Portal, filter: RegistryFilter): AsyncGenerator<RegistryRow> {
  let before: number | null = null;
  do {
    const page = await readPage(portal, filter, before, EXPORT_BATCH);
    yield* page.rows;
    before = page.next;
  } while (before !== null);
}

async function readPage(
  { db, standings, clock }: Portal,
  filter: RegistryFilter,
  before: number | null,
  limit: number,
): Promise<Paged<RegistryRow, number>> {
  const live = await standings.current();
  const { rows, next } = await filtered(db, filter, clock())
    .select(['id', 'unp', 'name_ru as nameRu', 'name_be as nameBe', 'name_en as nameEn'])
    .select(['type_id as typeId', 'region_id as regionId', 'district_id as districtId'])
    .select(['published', 'suspended_at as suspendedAt', 'merged_into as mergedInto'])
    .select('registered_at as registeredAt')
    .select(
      sql<number>`(
        select count(*) from responsible_persons p
        where p.organization_id = organizations.id and p.removed_at is null
      )`.as('persons'),
    )
    .$if(before !== null, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .$call(paged(limit, ({ id }) => id));
  return { rows: rows.map((row) => toRow(row, live)), next };
}

function toRow(
  {
    published,
    suspendedAt,
    mergedInto,
    ...row
  }: Omit<RegistryRow, 'state' | 'ratings'> & {
    published: boolean;
    suspendedAt: Date | null;
    mergedInto: number | null;
  },
  live: LiveStandings,
): RegistryRow {
  const state = registryStateOf({ published, suspendedAt, mergedInto });
  return { ...row, state, ratings: live.sumsOf(row.id).n };
}

async function countUpTo(
  { db, clock }: Portal,
  filter: RegistryFilter,
  most: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(filtered(db, filter, clock()).select('id').limit(most).as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many organisations are in each state, for the operator's desk. */
export async function readRegistryState(
  { db, standings }: Portal,
  person: Person,
): Promise<Record<RegistryState, number>> {
  assertMay(person, 'keep-registry');
  const published = (await standings.current()).ordered().length;
  const { rows } = await sql<Record<Exclude<RegistryState, 'published'>, number>>`
    select
      count(*) filter (where merged_into is not null) as merged,
      count(*) filter (where merged_into is null and suspended_at is not null) as suspended,
      count(*) filter (where merged_into is null and suspended_at is null) as unpublished
    from organizations where not published`.execute(db);
  return { ...rows[0]!, published };
}
