import { INVITATION_DAYS } from '#domain/organization/registration-request.ts';
import { record } from '#server/audit/index.ts';
import { findAccount, hashToken, newLinkToken, type Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetter, type Addressee } from '#server/platform/mail/index.ts';
import { invitationLetter } from './letters.ts';

/** What somebody may do in a cabinet; without any right they only see it. */
export interface Rights {
  /** Describe the organisation, and manage those who answer for it. */
  mayEdit: boolean;
  /** Answer comments. */
  mayAnswer: boolean;
}

const ALL_RIGHTS: Rights = { mayEdit: true, mayAnswer: true };

/** An official who is to answer for an organisation. */
export interface NewResponsiblePerson {
  name: string;
  position: string;
  email: string;
  phone: string;
}

/** The address has an account that cannot answer for an organisation. */
export interface EmailTaken {
  outcome: 'email-taken';
  email: string;
}

/** Who changes something, and when. */
export interface Official {
  person: Person;
  now: Date;
}

/**
 * Adds responsible persons to an organisation, and sends each the link to come in by.
 *
 * @param db a transaction: when an address is taken, nothing of it may stay
 * @throws the database's unique violation when an address answers for the organisation already
 */
export async function addResponsiblePersons(
  db: Database,
  { person, now }: Official,
  organization: { id: number; name: string },
  persons: readonly NewResponsiblePerson[],
  to: Omit<Addressee, 'email'>,
  rights: Rights = ALL_RIGHTS,
): Promise<{ outcome: 'added' } | EmailTaken> {
  for (const added of persons) {
    const account = await findAccount(db, added.email);
    if (account && account.role !== 'organization') {
      return { outcome: 'email-taken', email: added.email };
    }
    const { id } = await db
      .insertInto('responsible_persons')
      .values({
        ...added,
        organization_id: organization.id,
        added_at: now,
        may_edit: rights.mayEdit,
        may_answer: rights.mayAnswer,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sendInvitation(db, organization, { ...added, id }, to, now);
    await record(db, person, now, {
      action: 'person-invited',
      subject: 'responsible-person',
      subjectId: id,
      after: { organizationId: organization.id, ...added, ...rights },
    });
  }
  return { outcome: 'added' };
}

/** Sends a responsible person a link to come in by; an earlier one is good no more. */
export async function sendInvitation(
  db: Database,
  organization: { id: number; name: string },
  invited: { id: number; name: string; email: string },
  to: Omit<Addressee, 'email'>,
  now: Date,
): Promise<void> {
  const token = newLinkToken();
  await withdrawInvitations(db, organization.id, invited.id);
  await db
    .insertInto('invitations')
    .values({
      token_hash: hashToken(token),
      language: to.language,
      organization_id: organization.id,
      person_id: invited.id,
      created_at: now,
      expires_at: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    })
    .execute();
  const addressee = { ...to, email: invited.email };
  await sendLetter(db, invitationLetter(addressee, invited.name, organization.name, token));
}

/** Makes the links that somebody was sent good no more. */
export async function withdrawInvitations(
  db: Database,
  organizationId: number,
  personId: number,
): Promise<void> {
  await db
    .deleteFrom('invitations')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute();
}
