import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOrganizationToEdit, type OwnOrganization } from '#server/responsible-persons/index.ts';
import type { SubdivisionTexts } from './schema.ts';

/** A subdivision with the version that a change of it refers to. */
export interface VersionedSubdivision {
  id: number;
  version: number;
  /** Null: open, and citizens can choose it. */
  closedAt: Date | null;
  texts: SubdivisionTexts;
}

/** A subdivision as the list of the cabinet shows it. */
export interface ListedSubdivision {
  id: number;
  nameRu: string;
  nameBe: string;
  addressRu: string | null;
  addressBe: string | null;
  closedAt: Date | null;
  /** Counted ratings it has ever had. */
  ratings: number;
}

/** The subdivisions of an organisation: the open ones in their order, then the closed ones. */
export interface SubdivisionList {
  organization: OwnOrganization;
  open: ListedSubdivision[];
  closed: ListedSubdivision[];
}

/**
 * All subdivisions of an organisation, for those who may edit it; null for everybody else. There are
 * `MOST_EVER` at most.
 *
 * @throws NotAllowed
 */
export async function readSubdivisionList(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<SubdivisionList | null> {
  const organization = await readOrganizationToEdit(portal, person, organizationId);
  if (!organization) return null;
  const { db } = portal;
  const rows = await db
    .selectFrom('subdivisions')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe', 'closed_at as closedAt'])
    .select(['address_ru as addressRu', 'address_be as addressBe'])
    .where('organization_id', '=', organizationId)
    .orderBy('place')
    .orderBy('id')
    .execute();
  const counts = await countRatings(db, organizationId);
  const listed = rows.map((row) => ({ ...row, ratings: counts.get(row.id) ?? 0 }));
  return {
    organization,
    open: listed.filter(({ closedAt }) => closedAt === null),
    closed: listed.filter(({ closedAt }) => closedAt !== null),
  };
}

async function countRatings(db: Database, organizationId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('rating_days')
    .select('subdivision_id')
    .select(({ fn }) => fn.sum<number>('n').as('n'))
    .where('organization_id', '=', organizationId)
    .where('subdivision_id', '>', 0)
    .groupBy('subdivision_id')
    .execute();
  return new Map(rows.map(({ subdivision_id, n }) => [subdivision_id, Number(n)]));
}

/**
 * A subdivision, to be edited; null when the person may not edit its organisation, or it has none
 * like it.
 *
 * @throws NotAllowed
 */
export async function readEditableSubdivision(
  portal: Portal,
  person: Person,
  { organizationId, id }: { organizationId: number; id: number },
): Promise<{ organization: OwnOrganization; subdivision: VersionedSubdivision } | null> {
  const organization = await readOrganizationToEdit(portal, person, organizationId);
  const subdivision = organization && (await readStored(portal.db, { organizationId, id }));
  return subdivision ? { organization, subdivision } : null;
}

/** A subdivision as it is stored; null when the organisation has none with this id. */
export async function readStored(
  db: Database,
  { organizationId, id }: { organizationId: number; id: number },
): Promise<VersionedSubdivision | null> {
  const row = await db
    .selectFrom('subdivisions')
    .select(['version', 'closed_at as closedAt'])
    .select(['name_ru as nameRu', 'name_be as nameBe'])
    .select(['address_ru as addressRu', 'address_be as addressBe', 'lat', 'lon'])
    .select(['opening_hours as openingHours', 'phones'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { version, closedAt, ...texts } = row;
  return { id, version, closedAt, texts };
}
