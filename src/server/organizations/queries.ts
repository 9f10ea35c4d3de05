import { sql } from 'kysely';
import { paged, PREPARED, type Database, type Paged } from '#server/platform/database/index.ts';

/** An organisation as lists show it. */
export interface OrganizationSummary {
  id: number;
  unp: string;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  shortNameRu: string;
  shortNameBe: string;
  typeId: string;
  regionId: string;
  districtId: string | null;
  sphereIds: string[];
  addressRu: string;
  addressBe: string | null;
  lat: number;
  lon: number;
}

/** A published organisation with all that it says of itself. */
export interface OrganizationProfile extends OrganizationSummary {
  openingHours: string | null;
  phones: string[];
  email: string | null;
  site: string | null;
  serviceItemIds: string[];
  parent: { id: number; nameRu: string; nameBe: string; nameEn: string | null } | null;
}

/** A part of an organisation that can be rated by itself. */
export interface Subdivision {
  id: number;
  nameRu: string;
  nameBe: string;
  /** Null: where the organisation is. */
  addressRu: string | null;
  addressBe: string | null;
  openingHours: string | null;
  phones: string[];
}

const DESCRIPTION = [
  'organizations.id',
  'organizations.unp',
  'organizations.name_ru as nameRu',
  'organizations.name_be as nameBe',
  'organizations.name_en as nameEn',
  'organizations.short_name_ru as shortNameRu',
  'organizations.short_name_be as shortNameBe',
  'organizations.type_id as typeId',
  'organizations.region_id as regionId',
  'organizations.district_id as districtId',
  'organizations.sphere_ids as sphereIds',
  'organizations.address_be as addressBe',
] as const;

/**
 * The columns of `organizations` that make an `OrganizationSummary` of a published one. It has a
 * location (the rule of publication), so those columns are never null.
 */
export const SUMMARY = [
  ...DESCRIPTION,
  sql<string>`organizations.address_ru`.as('addressRu'),
  sql<number>`organizations.lat`.as('lat'),
  sql<number>`organizations.lon`.as('lon'),
] as const;

/** The published organisations among the ids, in the order of the ids. */
export async function readSummaries(
  db: Database,
  ids: readonly number[],
): Promise<OrganizationSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('organizations')
    .modifyFront(PREPARED)
    .select(SUMMARY)
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .where('published', '=', true)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * A published organisation; null when there is none with this id.
 *
 * @param options.unpublished also one that is not published, for its own people: it may have no
 *   address or point
 */
export async function readProfile(
  db: Database,
  id: number,
  { unpublished = false } = {},
): Promise<OrganizationProfile | null> {
  const row = await db
    .selectFrom('organizations')
    .leftJoin('organizations as parent', (join) =>
      join.onRef('parent.id', '=', 'organizations.parent_id').on('parent.published', '=', true),
    )
    .select([
      ...SUMMARY,
      'organizations.opening_hours as openingHours',
      'organizations.phones',
      'organizations.email',
      'organizations.site',
      'organizations.service_item_ids as serviceItemIds',
      'parent.id as parentId',
      'parent.name_ru as parentNameRu',
      'parent.name_be as parentNameBe',
      'parent.name_en as parentNameEn',
    ])
    .where('organizations.id', '=', id)
    .$if(!unpublished, (query) => query.where('organizations.published', '=', true))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { parentId, parentNameRu, parentNameBe, parentNameEn, ...profile } = row;
  return {
    ...profile,
    parent:
      parentId === null
        ? null
        : {
            id: parentId,
            nameRu: parentNameRu!,
            nameBe: parentNameBe!,
            nameEn: parentNameEn,
          },
  };
}

/** The open subdivisions of an organisation, in the order that it chose. */
export async function readSubdivisions(
  db: Database,
  organizationId: number,
): Promise<Subdivision[]> {
  return db
    .selectFrom('subdivisions')
    .select([
      'id',
      'name_ru as nameRu',
      'name_be as nameBe',
      'address_ru as addressRu',
      'address_be as addressBe',
      'opening_hours as openingHours',
      'phones',
    ])
    .where('organization_id', '=', organizationId)
    .where('closed_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

/** What a subdivision is called, also when it is closed; null when there is none. */
export async function readSubdivisionName(
  db: Database,
  organizationId: number,
  id: number,
): Promise<{ id: number; nameRu: string; nameBe: string } | null> {
  const row = await db
    .selectFrom('subdivisions')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** A service that an organisation provides, and the catalogue does not have. */
export interface OwnService {
  id: number;
  nameRu: string;
  nameBe: string;
}

/** What an organisation provides besides the items of the catalogue, by name. */
export async function readOwnServices(db: Database, organizationId: number): Promise<OwnService[]> {
  return db
    .selectFrom('own_services')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe'])
    .where('organization_id', '=', organizationId)
    .orderBy('name_ru')
    .orderBy('id')
    .execute();
}

/** A page of the ids of published organisations that a filter leaves, in order. */
export async function readFilteredIds(
  db: Database,
  filter: {
    sphere?: string | undefined;
    region?: string | undefined;
    district?: string | undefined;
    type?: string | undefined;
  },
  page: { after: number; limit: number },
): Promise<Paged<number, number>> {
  let query = db
    .selectFrom('organizations')
    .select('id')
    .where('published', '=', true)
    .where('id', '>', page.after);
  if (filter.region) query = query.where('region_id', '=', filter.region);
  if (filter.district) query = query.where('district_id', '=', filter.district);
  if (filter.type) query = query.where('type_id', '=', filter.type);
  if (filter.sphere) query = query.where(sql<boolean>`sphere_ids @> array[${filter.sphere}]`);
  const { rows, next } = await query.orderBy('id').$call(paged(page.limit, ({ id }) => id));
  return { rows: rows.map(({ id }) => id), next };
}
