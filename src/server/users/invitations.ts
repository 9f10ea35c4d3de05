import {
  OFFICIAL_INVITATION_DAYS,
  OFFICIAL_ROLES,
  type OfficialRole,
} from '#domain/access/officials.ts';
import { assertMay } from '#domain/access/permissions.ts';
import { normalizeLogin } from '#domain/identity/login.ts';
import { isIntact, normalizeEmail } from '#domain/identity/text.ts';
import type { Locale } from '#i18n/locale.ts';
import { record } from '#server/audit/index.ts';
import {
  createAccount,
  findAccount,
  hashPassword,
  hashToken,
  newLinkToken,
  problemOfEmail,
  problemsOfNewAccount,
  type EmailProblem,
  type NewAccountProblems,
  type Person,
  type Visit,
} from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { officialInvitationLetter } from './letters.ts';

export type OfficialInvitationResult =
  | { outcome: 'invited'; email: string }
  | { outcome: 'invalid'; problems: { email?: EmailProblem; role?: 'missing' } }
  /** The address has an account already: its role can be changed. */
  | { outcome: 'email-taken'; userId: string }
  | { outcome: 'too-many'; seconds: number };

/** Invites an official by mail; a new link makes an earlier one useless. */
export async function inviteOfficial(
  portal: Portal,
  person: Person,
  typed: { email: string; role: string },
  visit: Visit,
): Promise<OfficialInvitationResult> {
  assertMay(person, 'manage-users');
  const email = normalizeEmail(typed.email);
  const role = OFFICIAL_ROLES.find((known) => known === typed.role);
  const emailProblem = problemOfEmail(email);
  if (emailProblem !== null || role === undefined) {
    const problems = {
      ...(emailProblem && { email: emailProblem }),
      ...(role === undefined && { role: 'missing' as const }),
    };
    return { outcome: 'invalid', problems };
  }
  const account = await findAccount(portal.db, email);
  if (account) return { outcome: 'email-taken', userId: account.id };
  const now = portal.clock();
  const seconds = portal.identity.limits.take({ mailbox: email }, now);
  if (seconds > 0) return { outcome: 'too-many', seconds };
  await portal.db.transaction().execute(async (db) => {
    const { locale: language, origin } = visit;
    const token = newLinkToken();
    await storeInvitation(db, { email, role, token, language }, person.login, now);
    await sendLetter(db, officialInvitationLetter({ email, language, origin }, role, token));
    await record(db, person, now, {
      action: 'official-invited',
      subject: 'official-invitation',
      subjectId: email,
      after: { role },
    });
  });
  return { outcome: 'invited', email };
}

/**
 * Keeps an invitation, in place of an earlier one to that address.
 *
 * @param invitedBy a login, or what stands for the command line
 * @returns until when it is good
 */
export async function storeInvitation(
  db: Database,
  { email, role, token, language }: NewInvitation,
  invitedBy: string,
  now: Date,
): Promise<Date> {
  const expiresAt = new Date(now.getTime() + OFFICIAL_INVITATION_DAYS * 86_400_000);
  const invitation = {
    token_hash: hashToken(token),
    role,
    language,
    invited_by: invitedBy,
    created_at: now,
    expires_at: expiresAt,
  };
  await db
    .insertInto('staff_invitations')
    .values({ email, ...invitation })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(invitation))
    .execute();
  return expiresAt;
}

interface NewInvitation {
  email: string;
  role: OfficialRole;
  token: string;
  language: Locale;
}

/** An invitation that waits to be accepted. */
export interface OfficialInvitation {
  email: string;
  role: OfficialRole;
  invitedBy: string;
  expiresAt: Date;
}

const MOST_SHOWN = 100;

/**
 * The invitations that wait, newest first, 100 at most.
 *
 * @throws NotAllowed
 */
export async function readOfficialInvitations(
  { db, clock }: Portal,
  person: Person,
): Promise<OfficialInvitation[]> {
  assertMay(person, 'manage-users');
  return db
    .selectFrom('staff_invitations')
    .select(['email', 'role', 'invited_by as invitedBy', 'expires_at as expiresAt'])
    .where('expires_at', '>', clock())
    .orderBy('created_at', 'desc')
    .orderBy('email')
    .limit(MOST_SHOWN)
    .execute();
}

/**
 * Takes an invitation back.
 *
 * @returns false when it does not wait any more
 */
export async function withdrawOfficialInvitation(
  portal: Portal,
  person: Person,
  emailAsTyped: string,
): Promise<boolean> {
  assertMay(person, 'manage-users');
  const email = normalizeEmail(emailAsTyped);
  if (!isIntact(email)) return false;
  return portal.db.transaction().execute(async (db) => {
    const withdrawn = await db
      .deleteFrom('staff_invitations')
      .where('email', '=', email)
      .returning('role')
      .executeTakeFirst();
    if (!withdrawn) return false;
    await record(db, person, portal.clock(), {
      action: 'official-withdrawn',
      subject: 'official-invitation',
      subjectId: email,
      before: { role: withdrawn.role },
    });
    return true;
  });
}

/** The invitation behind a link; null when it is good no more. */
export async function readOfficialInvitation(
  { db, clock }: Portal,
  token: string,
): Promise<{ email: string; role: OfficialRole } | null> {
  const row = await db
    .selectFrom('staff_invitations')
    .select(['email', 'role'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return row ?? null;
}

export type OfficialAcceptance =
  | { outcome: 'accepted'; login: string }
  /** Used, expired, withdrawn, or never sent. */
  | { outcome: 'no-such-link' }
  /** The address got an account meanwhile. */
  | { outcome: 'email-taken' }
  | { outcome: 'invalid'; problems: NewAccountProblems };

/** Opens the account of an official: whoever has the link reads that mailbox. */
export async function acceptOfficialInvitation(
  portal: Portal,
  token: string,
  form: { login: string; password: string },
  visit: Visit,
): Promise<OfficialAcceptance> {
  const invitation = await readOfficialInvitation(portal, token);
  if (!invitation) return { outcome: 'no-such-link' };
  if (await findAccount(portal.db, invitation.email)) return { outcome: 'email-taken' };
  const login = normalizeLogin(form.login);
  const { email } = invitation;
  // Who sent the form twice has taken the login, and the address, too.
  const hasJoined = async () => (await findAccount(portal.db, email)) !== undefined;
  const problems = await problemsOfNewAccount(portal.db, { ...form, login }, email);
  if (problems.login === 'taken' && (await hasJoined())) return { outcome: 'email-taken' };
  if (Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  const passwordHash = await hashPassword(form.password);
  try {
    return await portal.db
      .transaction()
      .execute((db) => openAccount(portal, db, token, { login, passwordHash }, visit));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (await hasJoined()) return { outcome: 'email-taken' };
    return { outcome: 'invalid', problems: { login: 'taken' } };
  }
}

/** Uses the link up: of two who follow it at once, one comes in. */
async function openAccount(
  { clock }: Portal,
  db: Database,
  token: string,
  { login, passwordHash }: { login: string; passwordHash: string },
  { locale }: Visit,
): Promise<OfficialAcceptance> {
  const used = await db
    .deleteFrom('staff_invitations')
    .where('token_hash', '=', hashToken(token))
    .returning(['email', 'role'])
    .executeTakeFirst();
  if (!used) return { outcome: 'no-such-link' };
  const { email, role } = used;
  const id = await createAccount(db, {
    login,
    email,
    passwordHash,
    role,
    language: locale,
    demo: false,
    createdAt: clock(),
  });
  await record(db, { id, login }, clock(), {
    action: 'official-joined',
    subject: 'user',
    subjectId: login,
    after: { role, email },
  });
  return { outcome: 'accepted', login };
}

/** Deletes invitations that can be accepted no more. */
export async function deleteExpiredOfficialInvitations(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('staff_invitations').where('expires_at', '<', now).execute();
}
