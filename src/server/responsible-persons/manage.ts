import { may } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import { endSessions, networkOf, type Person, type Visit } from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { NotFound } from './change-organization.ts';
import {
  addResponsiblePersons,
  sendInvitation,
  withdrawInvitations,
  type NewResponsiblePerson,
  type Rights,
} from './invite.ts';
import { readOrganizationToStaff, type StaffedOrganization } from './queries.ts';
import { readTyped, typedChange, typedPerson, type PersonProblem } from './schema.ts';

/** So many persons answer for one organisation at most. */
export const MOST_PERSONS_OF_ORGANIZATION = 50;

/** Which responsible person of which organisation. */
export interface PersonKey {
  organizationId: number;
  id: number;
}

/** Nobody who has come in would be left to edit: neither to describe it, nor to invite others. */
interface LastEditor {
  outcome: 'last-editor';
}

/** Too many letters were sent, from here or to this address. */
interface TooMuch {
  outcome: 'wait';
  seconds: number;
}

export type InviteResult =
  | { outcome: 'invited' }
  | {
      outcome: 'invalid';
      problems: Partial<Record<keyof NewResponsiblePerson, PersonProblem | 'doubled' | 'taken'>>;
    }
  | { outcome: 'too-many' }
  | TooMuch
  | NotFound;

/** Invites somebody to answer for an organisation, with these rights. */
export async function invitePerson(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: NewResponsiblePerson,
  rights: Rights,
  visit: Visit,
): Promise<InviteResult> {
  const organization = await readOrganizationToStaff(portal, person, organizationId);
  if (!organization) return { outcome: 'not-found' };
  const read = readTyped(typedPerson, typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const invited = read.person;
  // Before the address is looked for: nobody shall try whether others have an account.
  const seconds = takeLetter(portal, visit, invited.email);
  if (seconds > 0) return { outcome: 'wait', seconds };
  const now = portal.clock();
  try {
    return await portal.db.transaction().execute(async (db): Promise<InviteResult> => {
      await lock(db, organizationId);
      if ((await countPersons(db, organizationId)) >= MOST_PERSONS_OF_ORGANIZATION) {
        return { outcome: 'too-many' };
      }
      const into = { id: organizationId, name: nameIn(organization, visit) };
      const to = { language: visit.locale, origin: visit.origin };
      const added = await addResponsiblePersons(
        ...([db, { person, now }, into, [invited], to, rights] as const),
      );
      return added.outcome === 'email-taken'
        ? { outcome: 'invalid', problems: { email: 'taken' } }
        : { outcome: 'invited' };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'invalid', problems: { email: 'doubled' } };
  }
}

export type ResendResult = { outcome: 'sent' } | TooMuch | NotFound;

/** Sends a new link to somebody who has not come in yet; the old one is good no more. */
export async function resendInvitation(
  portal: Portal,
  person: Person,
  key: PersonKey,
  visit: Visit,
): Promise<ResendResult> {
  const organization = await readOrganizationToStaff(portal, person, key.organizationId);
  if (!organization) return { outcome: 'not-found' };
  return portal.db.transaction().execute(async (db): Promise<ResendResult> => {
    await lock(db, key.organizationId);
    const held = await readHeld(db, key);
    if (!held || held.userId !== null) return { outcome: 'not-found' };
    const seconds = takeLetter(portal, visit, held.email);
    if (seconds > 0) return { outcome: 'wait', seconds };
    const now = portal.clock();
    const into = { id: key.organizationId, name: nameIn(organization, visit) };
    const to = { language: visit.locale, origin: visit.origin };
    await sendInvitation(db, into, { ...held, id: key.id }, to, now);
    await record(db, person, now, {
      action: 'person-reinvited',
      subject: 'responsible-person',
      subjectId: key.id,
      after: { organizationId: key.organizationId, email: held.email },
    });
    return { outcome: 'sent' };
  });
}

export type ChangeResult =
  | { outcome: 'saved' }
  | {
      outcome: 'invalid';
      problems: Partial<Record<'name' | 'position' | 'phone', PersonProblem>>;
    }
  | LastEditor
  | NotFound;

/** Changes what is said of a responsible person, and what they may do; it holds at once. */
export async function changePerson(
  portal: Portal,
  person: Person,
  key: PersonKey,
  typed: Omit<NewResponsiblePerson, 'email'>,
  rights: Rights,
): Promise<ChangeResult> {
  if (!(await readOrganizationToStaff(portal, person, key.organizationId))) {
    return { outcome: 'not-found' };
  }
  const read = readTyped(typedChange, typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  return portal.db.transaction().execute(async (db): Promise<ChangeResult> => {
    await lock(db, key.organizationId);
    const held = await readHeld(db, key);
    if (!held) return { outcome: 'not-found' };
    if (!rights.mayEdit && (await isLastEditor(db, person, key))) {
      return { outcome: 'last-editor' };
    }
    const { name, position, phone } = read.person;
    await db
      .updateTable('responsible_persons')
      .set({ name, position, phone, may_edit: rights.mayEdit, may_answer: rights.mayAnswer })
      .where('organization_id', '=', key.organizationId)
      .where('id', '=', key.id)
      .execute();
    await record(db, person, portal.clock(), {
      action: 'person-changed',
      subject: 'responsible-person',
      subjectId: key.id,
      before: described(held),
      after: { organizationId: key.organizationId, ...described({ ...read.person, ...rights }) },
    });
    return { outcome: 'saved' };
  });
}

/**
 * Ends the access of a responsible person, at once: links that they were sent die with it, and so do
 * their sessions. Whoever removes themselves stays signed in, for what else they answer for.
 */
export async function removePerson(
  portal: Portal,
  person: Person,
  key: PersonKey,
): Promise<{ outcome: 'removed'; isSelf: boolean } | LastEditor | NotFound> {
  if (!(await readOrganizationToStaff(portal, person, key.organizationId))) {
    return { outcome: 'not-found' };
  }
  return portal.db.transaction().execute(async (db) => {
    await lock(db, key.organizationId);
    const held = await readHeld(db, key);
    if (!held) return { outcome: 'not-found' };
    if (await isLastEditor(db, person, key)) return { outcome: 'last-editor' };
    const now = portal.clock();
    await db
      .updateTable('responsible_persons')
      .set({ removed_at: now })
      .where('organization_id', '=', key.organizationId)
      .where('id', '=', key.id)
      .execute();
    await withdrawInvitations(db, key.organizationId, key.id);
    const isSelf = held.userId === person.id;
    if (held.userId !== null && !isSelf) await endSessions(db, held.userId);
    await record(db, person, now, {
      action: 'person-removed',
      subject: 'responsible-person',
      subjectId: key.id,
      before: { organizationId: key.organizationId, email: held.email, ...described(held) },
    });
    return { outcome: 'removed', isSelf };
  });
}

/** One at a time: whether somebody is the last one depends on all the others. */
async function lock(db: Database, organizationId: number): Promise<void> {
  await db
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', organizationId)
    .forUpdate()
    .executeTakeFirst();
}

async function readHeld(db: Database, { organizationId, id }: PersonKey) {
  return db
    .selectFrom('responsible_persons')
    .select(['user_id as userId', 'name', 'position', 'email', 'phone'])
    .select(['may_edit as mayEdit', 'may_answer as mayAnswer'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** What the log says of a responsible person. */
function described({
  name,
  position,
  phone,
  mayEdit,
  mayAnswer,
}: Omit<NewResponsiblePerson, 'email'> & Rights) {
  return { name, position, phone, mayEdit, mayAnswer };
}

/**
 * Whether no other person who has come in may edit, while this one has and may. The operator is not
 * kept from it, who can invite others afterwards.
 */
async function isLastEditor(
  db: Database,
  person: Person,
  { organizationId, id }: PersonKey,
): Promise<boolean> {
  if (may(person.role, 'keep-registry')) return false;
  const editors = await db
    .selectFrom('responsible_persons')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .where('user_id', 'is not', null)
    .where('may_edit', '=', true)
    .limit(2)
    .execute();
  return editors.length === 1 && editors[0]!.id === id;
}

async function countPersons(db: Database, organizationId: number): Promise<number> {
  const { count } = await db
    .selectFrom('responsible_persons')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function takeLetter(portal: Portal, visit: Visit, email: string): number {
  const keys = { letters: networkOf(visit.address), mailbox: email };
  return portal.identity.limits.take(keys, portal.clock());
}

function nameIn({ nameRu, nameBe }: StaffedOrganization, { locale }: Visit): string {
  return locale === 'be' ? nameBe : nameRu;
}
