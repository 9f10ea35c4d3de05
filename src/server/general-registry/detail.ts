import { assertMay } from '#domain/access/permissions.ts';
import { registryStateOf, type RegistryState } from '#domain/organization/merger.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { listPersons, type ListedPerson } from '#server/responsible-persons/index.ts';

/** Another organisation, as it is referred to. */
export interface RegisteredName {
  id: number;
  unp: string;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
}

/** Everything that the operator sees of an organisation. */
export interface RegisteredOrganization extends RegisteredName {
  version: number;
  shortNameRu: string;
  shortNameBe: string;
  typeId: string;
  regionId: string;
  districtId: string | null;
  sphereIds: string[];
  serviceItemCount: number;
  addressRu: string | null;
  addressBe: string | null;
  lat: number | null;
  lon: number | null;
  openingHours: string | null;
  phones: string[];
  email: string | null;
  site: string | null;
  registeredAt: Date;
  state: RegistryState;
  suspension: { at: Date; reason: string } | null;
  merger: Merger | null;
  parent: RegisteredName | null;
  /** Those that were merged into it directly, earliest first. */
  predecessors: Array<RegisteredName & { mergedOn: string }>;
  persons: ListedPerson[];
  /** Counted ratings of the window, with those of predecessors. */
  ratings: number;
}

/** The dated link to a successor. */
export interface Merger {
  successor: RegisteredName;
  /** Minsk day from which the successor stands for the organisation. */
  mergedOn: string;
  document: string;
  reason: string;
  /** False once the successor was merged itself: only the last link can be undone. */
  isLast: boolean;
}

/**
 * An organisation of the general registry; null when there is none with this id.
 *
 * @throws NotAllowed
 */
export async function readRegistered(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<RegisteredOrganization | null> {
  assertMay(person, 'keep-registry');
  const { db } = portal;
  const row = await readRow(db, organizationId);
  if (!row) return null;
  const { suspendedAt, suspendedReason, mergedInto, mergedOn, document, mergedReason } = row;
  const { parentId, serviceItemIds, published, ...facts } = row.facts;
  const [successor, parent, predecessors, persons, live] = await Promise.all([
    mergedInto === null ? null : readName(db, mergedInto),
    parentId === null ? null : readName(db, parentId),
    readPredecessors(db, organizationId),
    listPersons(portal, organizationId, person),
    portal.standings.current(),
  ]);
  return {
    ...facts,
    serviceItemCount: serviceItemIds.length,
    state: registryStateOf({ published, suspendedAt, mergedInto }),
    suspension: suspendedAt && { at: suspendedAt, reason: suspendedReason! },
    merger: successor && {
      successor: nameOf(successor),
      mergedOn: mergedOn!,
      document: document!,
      reason: mergedReason!,
      isLast: successor.mergedInto === null,
    },
    parent: parent && nameOf(parent),
    predecessors,
    persons,
    ratings: live.sumsOf(organizationId).n,
  };
}

async function readRow(db: Database, organizationId: number) {
  const row = await db
    .selectFrom('organizations')
    .select(['id', 'unp', 'version', 'name_ru as nameRu', 'name_be as nameBe'])
    .select(['name_en as nameEn', 'short_name_ru as shortNameRu', 'short_name_be as shortNameBe'])
    .select(['type_id as typeId', 'region_id as regionId', 'district_id as districtId'])
    .select(['sphere_ids as sphereIds', 'service_item_ids as serviceItemIds'])
    .select(['parent_id as parentId', 'published', 'registered_at as registeredAt'])
    .select(['address_ru as addressRu', 'address_be as addressBe', 'lat', 'lon'])
    .select(['opening_hours as openingHours', 'phones', 'email', 'site'])
    .select(['suspended_at as suspendedAt', 'suspended_reason as suspendedReason'])
    .select(['merged_into as mergedInto', 'merged_on as mergedOn'])
    .select(['merged_by_document as document', 'merged_reason as mergedReason'])
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (!row) return null;
  const { suspendedAt, suspendedReason, mergedInto, mergedOn, ...rest } = row;
  const { document, mergedReason, ...facts } = rest;
  return { facts, suspendedAt, suspendedReason, mergedInto, mergedOn, document, mergedReason };
}

function names(db: Database) {
  return db
    .selectFrom('organizations')
    .select(['id', 'unp', 'name_ru as nameRu', 'name_be as nameBe', 'name_en as nameEn']);
}

async function readName(db: Database, id: number) {
  return names(db)
    .select('merged_into as mergedInto')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

function nameOf({ id, unp, nameRu, nameBe, nameEn }: RegisteredName): RegisteredName {
  return { id, unp, nameRu, nameBe, nameEn };
}

function readPredecessors(db: Database, id: number) {
  return names(db)
    .select(({ ref }) => ref('merged_on').$notNull().as('mergedOn'))
    .where('merged_into', '=', id)
    .orderBy('merged_on')
    .orderBy('id')
    .execute();
}

/**
 * An organisation by its UNP, to be chosen as a successor or parent; null when there is none.
 *
 * @throws NotAllowed
 */
export async function findByUnp(
  { db }: Portal,
  person: Person,
  unp: string,
): Promise<(RegisteredName & { state: RegistryState }) | null> {
  assertMay(person, 'keep-registry');
  const row = await names(db)
    .select(['published', 'suspended_at as suspendedAt', 'merged_into as mergedInto'])
    .where('unp', '=', unp)
    .executeTakeFirst();
  return row ? { ...nameOf(row), state: registryStateOf(row) } : null;
}
