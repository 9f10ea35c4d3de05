import { assertMay } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';

/** An organisation for which somebody answers. */
export interface OwnOrganization {
  id: number;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  published: boolean;
  hasLocation: boolean;
  hasSphere: boolean;
  mayEdit: boolean;
  mayAnswer: boolean;
}

/**
 * The organisations for which somebody answers, by name.
 *
 * @throws NotAllowed
 */
export async function readOwnOrganizations(
  { db }: Portal,
  person: Person,
): Promise<OwnOrganization[]> {
  assertMay(person, 'work-in-cabinet');
  const rows = await db
    .selectFrom('responsible_persons')
    .innerJoin('organizations', 'organizations.id', 'responsible_persons.organization_id')
    .select(['organizations.id', 'name_ru as nameRu', 'name_be as nameBe', 'name_en as nameEn'])
    .select(['published', 'address_ru', 'lat', 'sphere_ids'])
    .select(['may_edit as mayEdit', 'may_answer as mayAnswer'])
    .where('user_id', '=', person.id)
    .where('removed_at', 'is', null)
    .orderBy('name_ru')
    .orderBy('organizations.id')
    .execute();
  return rows.map(({ address_ru, lat, sphere_ids, ...row }) => ({
    ...row,
    hasLocation: Boolean(address_ru) && lat !== null,
    hasSphere: sphere_ids.length > 0,
  }));
}

/**
 * An organisation that somebody may describe; null when it is not theirs, or they may only read or
 * answer there. Callers answer both like one that does not exist.
 *
 * @throws NotAllowed
 */
export async function readOrganizationToEdit(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<OwnOrganization | null> {
  const own = await readOwnOrganizations(portal, person);
  return own.find(({ id, mayEdit }) => id === organizationId && mayEdit) ?? null;
}
