import { assertMay, may } from '#domain/access/permissions.ts';
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
  /** Why the operator hid it; null: it is not suspended. */
  suspendedReason: string | null;
  /** What stands for it after a merger. */
  merger: { successorId: number; successorRu: string; successorBe: string; day: string } | null;
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
    .leftJoin('organizations as successor', 'successor.id', 'organizations.merged_into')
    .select(['organizations.id', 'organizations.name_ru as nameRu'])
    .select(['organizations.name_be as nameBe', 'organizations.name_en as nameEn'])
    .select(['organizations.published', 'organizations.address_ru', 'organizations.lat'])
    .select(['organizations.sphere_ids', 'organizations.suspended_reason as suspendedReason'])
    .select(['organizations.merged_on as mergedOn', 'successor.id as successorId'])
    .select(['successor.name_ru as successorRu', 'successor.name_be as successorBe'])
    .select(['may_edit as mayEdit', 'may_answer as mayAnswer'])
    .where('user_id', '=', person.id)
    .where('removed_at', 'is', null)
    .orderBy('organizations.name_ru')
    .orderBy('organizations.id')
    .execute();
  return rows.map(({ address_ru, lat, sphere_ids, ...row }) => {
    const { mergedOn: day, successorId, successorRu, successorBe, ...own } = row;
    return {
      ...own,
      hasLocation: Boolean(address_ru) && lat !== null,
      hasSphere: sphere_ids.length > 0,
      merger:
        successorId === null
          ? null
          : { successorId, successorRu: successorRu!, successorBe: successorBe!, day: day! },
    };
  });
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

/** An organisation, as it is named to those who are invited to answer for it. */
export type StaffedOrganization = Pick<OwnOrganization, 'id' | 'nameRu' | 'nameBe' | 'nameEn'>;

/**
 * An organisation whose responsible persons somebody may manage: one that they may edit; for the
 * operator, any, because nobody may be left there who could let others in. Null like
 * `readOrganizationToEdit`.
 *
 * @throws NotAllowed
 */
export async function readOrganizationToStaff(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<StaffedOrganization | null> {
  if (!may(person.role, 'keep-registry')) {
    return readOrganizationToEdit(portal, person, organizationId);
  }
  const organization = await portal.db
    .selectFrom('organizations')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe', 'name_en as nameEn'])
    .where('id', '=', organizationId)
    .executeTakeFirst();
  return organization ?? null;
}

/** A responsible person as cabinet and registry list them. */
export interface ListedPerson {
  id: number;
  name: string;
  position: string;
  email: string;
  phone: string;
  mayEdit: boolean;
  mayAnswer: boolean;
  /** `active`: has come in; `lapsed`: was invited, and the link is good no more. */
  state: 'active' | 'invited' | 'lapsed';
  /** Until when the link of the invitation is good. */
  invitedUntil: Date | null;
  /** Null while the invitation has not been accepted. */
  login: string | null;
  isSelf: boolean;
}

/**
 * Those who answer for an organisation, in the order in which they were added; null for everybody
 * who is none of them. There are `MOST_PERSONS_OF_ORGANIZATION` at most.
 *
 * @throws NotAllowed
 */
export async function readPersons(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<{ organization: OwnOrganization; persons: ListedPerson[] } | null> {
  const own = await readOwnOrganizations(portal, person);
  const organization = own.find(({ id }) => id === organizationId);
  if (!organization) return null;
  return { organization, persons: await listPersons(portal, organizationId, person) };
}

/**
 * Those who answer for an organisation, in the order in which they were added. The caller says who
 * may see it.
 */
export async function listPersons(
  portal: Portal,
  organizationId: number,
  person: Person,
): Promise<ListedPerson[]> {
  const rows = await portal.db
    .selectFrom('responsible_persons as p')
    .leftJoin('users', 'users.id', 'p.user_id')
    .leftJoin('invitations as i', (join) =>
      join
        .onRef('i.organization_id', '=', 'p.organization_id')
        .onRef('i.person_id', '=', 'p.id')
        .on('i.expires_at', '>', portal.clock()),
    )
    .select(['p.id', 'p.user_id', 'p.name', 'p.position', 'p.email', 'p.phone'])
    .select(['may_edit as mayEdit', 'may_answer as mayAnswer', 'i.expires_at as invitedUntil'])
    .select('users.username as login')
    .where('p.organization_id', '=', organizationId)
    .where('p.removed_at', 'is', null)
    .orderBy('p.id')
    .execute();
  return rows.map(({ user_id: userId, ...row }) => ({
    ...row,
    state: userId !== null ? 'active' : row.invitedUntil ? 'invited' : 'lapsed',
    isSelf: userId === person.id,
  }));
}
