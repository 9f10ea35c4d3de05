import { INVITATION_DAYS } from '#domain/organization/registration-request.ts';
import { normalizeLogin } from '#domain/identity/login.ts';
import { record } from '#server/audit/index.ts';
import {
  createAccount,
  findAccount,
  hashPassword,
  hashToken,
  newLinkToken,
  problemOfLogin,
  problemOfNewPassword,
  type LoginProblem,
  type NewPasswordProblem,
  type Person,
} from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import { sendLetter, type Addressee } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { findInvitation } from './invitations.ts';
import { invitationLetter } from './letters.ts';

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
 */
export async function addResponsiblePersons(
  db: Database,
  { person, now }: Official,
  organization: { id: number; name: string },
  persons: readonly NewResponsiblePerson[],
  to: Omit<Addressee, 'email'>,
): Promise<{ outcome: 'added' } | EmailTaken> {
  for (const added of persons) {
    const account = await findAccount(db, added.email);
    if (account && account.role !== 'organization') {
      return { outcome: 'email-taken', email: added.email };
    }
    const { id } = await db
      .insertInto('responsible_persons')
      .values({ ...added, organization_id: organization.id, added_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const token = newLinkToken();
    await storeInvitation(db, { organizationId: organization.id, personId: id, token, to, now });
    const addressee = { ...to, email: added.email };
    await sendLetter(db, invitationLetter(addressee, added.name, organization.name, token));
    await record(db, person, now, {
      ...{ action: 'person-invited', subject: 'responsible-person', subjectId: id },
      after: { organizationId: organization.id, ...added },
    });
  }
  return { outcome: 'added' };
}

async function storeInvitation(
  db: Database,
  given: {
    organizationId: number;
    personId: number;
    token: string;
    to: Omit<Addressee, 'email'>;
    now: Date;
  },
): Promise<void> {
  const { organizationId, personId, token, to, now } = given;
  await db
    .insertInto('invitations')
    .values({
      ...{ token_hash: hashToken(token), language: to.language },
      ...{ organization_id: organizationId, person_id: personId },
      ...{ created_at: now, expires_at: new Date(now.getTime() + INVITATION_DAYS * 86_400_000) },
    })
    .execute();
}

/** What somebody who follows an invitation types. */
export interface AcceptanceForm {
  login: string;
  password: string;
}

export type AcceptanceResult =
  | { outcome: 'accepted'; login: string; organizationId: number }
  /** Used, expired, withdrawn, or never sent. */
  | { outcome: 'no-such-link' }
  /** The address has an account already: its owner accepts, signed in. */
  | { outcome: 'sign-in-first'; login: string }
  | { outcome: 'email-taken' }
  | { outcome: 'invalid'; problems: { login?: LoginProblem; password?: NewPasswordProblem } };

/**
 * Accepts an invitation. Whoever has the link reads the mailbox of the person who was invited; with
 * an account of that address, only its owner can accept, without a new password.
 *
 * @param person who is signed in; null: nobody
 */
export async function acceptInvitation(
  portal: Portal,
  token: string,
  form: AcceptanceForm,
  person: Person | null,
): Promise<AcceptanceResult> {
  const invitation = await findInvitation(portal, token);
  if (!invitation) return { outcome: 'no-such-link' };
  const account = await findAccount(portal.db, invitation.email);
  if (account) {
    if (account.role !== 'organization') return { outcome: 'email-taken' };
    if (person?.id !== account.id) return { outcome: 'sign-in-first', login: account.username };
    return finish(portal, token, async () => person);
  }
  const login = normalizeLogin(form.login);
  const problems = {
    login: problemOfLogin(login) ?? ((await findAccount(portal.db, login)) ? 'taken' : null),
    password: problemOfNewPassword(form.password, [login, invitation.email]),
  };
  if (problems.login || problems.password) {
    return {
      outcome: 'invalid',
      problems: {
        ...(problems.login && { login: problems.login }),
        ...(problems.password && { password: problems.password }),
      },
    };
  }
  const passwordHash = await hashPassword(form.password);
  try {
    return await finish(portal, token, async (db) => {
      const { email, language } = invitation;
      const id = await createAccount(db, {
        ...{ login, email, passwordHash, language, role: 'organization', demo: false },
        createdAt: portal.clock(),
      });
      return { id, login };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'invalid', problems: { login: 'taken' } };
  }
}

/** Uses the link up: of two who follow it at once, one comes in. */
async function finish(
  portal: Portal,
  token: string,
  accountFor: (db: Database) => Promise<Pick<Person, 'id' | 'login'>>,
): Promise<AcceptanceResult> {
  return portal.db.transaction().execute(async (db) => {
    const used = await db
      .deleteFrom('invitations')
      .where('token_hash', '=', hashToken(token))
      .returning(['organization_id', 'person_id'])
      .executeTakeFirst();
    if (!used) return { outcome: 'no-such-link' };
    const { organization_id: organizationId, person_id: personId } = used;
    const account = await accountFor(db);
    await db
      .updateTable('responsible_persons')
      .set({ user_id: account.id })
      .where('organization_id', '=', organizationId)
      .where('id', '=', personId)
      .execute();
    await record(db, account, portal.clock(), {
      ...{ action: 'invitation-accepted', subject: 'responsible-person', subjectId: personId },
      after: { organizationId, login: account.login },
    });
    return { outcome: 'accepted', login: account.login, organizationId };
  });
}
