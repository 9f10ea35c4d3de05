import { BLOCK_REASON_MAX_LENGTH } from '#domain/access/officials.ts';
import { assertMay, NotAllowed, ROLES, type Role } from '#domain/access/permissions.ts';
import { commentLength, normalizeComment } from '#domain/comment/comment.ts';
import { record, type Change } from '#server/audit/index.ts';
import {
  endSessions,
  lockOperators,
  sendResetLink,
  type Person,
  type Visit,
} from '#server/identity/index.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetter, type Addressee } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { blockedLetter, roleChangedLetter, unblockedLetter } from './letters.ts';

export type UserResult =
  | { outcome: 'done' }
  | { outcome: 'no-such-user' }
  /** Nobody changes the own role, and nobody blocks themselves. */
  | { outcome: 'own-account' }
  /** A login of the demo that everybody shares. */
  | { outcome: 'shared-account' }
  /** Without this account nobody could work as the operator. */
  | { outcome: 'last-operator' }
  /** A colleague changed the account meanwhile. */
  | { outcome: 'changed-meanwhile' };

/**
 * Gives an account another role and ends its sessions. Who answered for organisations and is to be
 * something else answers for none of them any more.
 *
 * @param from the role that the page showed
 */
export async function changeRole(
  portal: Portal,
  person: Person,
  id: string,
  { from, to }: { from: string; to: string },
  visit: Visit,
): Promise<UserResult | { outcome: 'invalid' }> {
  assertMay(person, 'manage-users');
  const role = ROLES.find((known) => known === to);
  if (role === undefined || to === from) return { outcome: 'invalid' };
  return change(portal, person, id, async (db, user, isLastOperator) => {
    if (user.role !== from) return { outcome: 'changed-meanwhile' };
    if (isLastOperator) return { outcome: 'last-operator' };
    await db
      .updateTable('users')
      .set({ role, updatedAt: portal.clock() })
      .where('id', '=', id)
      .execute();
    await endSessions(db, id);
    const released = await releaseOrganizations(db, id, portal.clock());
    await sendLetter(db, roleChangedLetter(addressOf(user, visit), user.username, role));
    return {
      action: 'user-role-changed',
      before: { role: user.role, ...(released.length > 0 && { organizations: released }) },
      after: { role },
    };
  });
}

/** @returns the ids of the organisations for which the person answers no more */
async function releaseOrganizations(db: Database, id: string, now: Date): Promise<number[]> {
  const released = await db
    .updateTable('responsible_persons')
    .set({ removed_at: now })
    .where('user_id', '=', id)
    .where('removed_at', 'is', null)
    .returning('organization_id')
    .execute();
  return released.map(({ organization_id }) => organization_id);
}

export type BlockResult =
  UserResult | { outcome: 'invalid'; problem: 'missing' | 'too-long' | 'damaged' };

/** Keeps somebody out: sessions end at once, and sign-in is refused with the reason. */
export async function blockUser(
  portal: Portal,
  person: Person,
  id: string,
  reasonAsTyped: string,
  visit: Visit,
): Promise<BlockResult> {
  assertMay(person, 'manage-users');
  if (reasonAsTyped.includes('\uFFFD')) return { outcome: 'invalid', problem: 'damaged' };
  const reason = normalizeComment(reasonAsTyped);
  if (reason === '') return { outcome: 'invalid', problem: 'missing' };
  if (commentLength(reason) > BLOCK_REASON_MAX_LENGTH) {
    return { outcome: 'invalid', problem: 'too-long' };
  }
  return change(portal, person, id, async (db, user, isLastOperator) => {
    if (user.blocked_at !== null) return { outcome: 'changed-meanwhile' };
    if (isLastOperator) return { outcome: 'last-operator' };
    await db
      .updateTable('users')
      .set({ blocked_at: portal.clock(), blocked_by: person.login, block_reason: reason })
      .where('id', '=', id)
      .execute();
    await endSessions(db, id);
    await sendLetter(db, blockedLetter(addressOf(user, visit), user.username, reason));
    return { action: 'user-blocked', after: { reason } };
  });
}

/** Lets somebody in again. */
export async function unblockUser(
  portal: Portal,
  person: Person,
  id: string,
  visit: Visit,
): Promise<UserResult> {
  assertMay(person, 'manage-users');
  return change(portal, person, id, async (db, user) => {
    if (user.blocked_at === null) return { outcome: 'changed-meanwhile' };
    await db
      .updateTable('users')
      .set({ blocked_at: null, blocked_by: null, block_reason: null })
      .where('id', '=', id)
      .execute();
    // One that began in the moment of the blocking was nobody's, and stays so.
    await endSessions(db, id);
    await sendLetter(db, unblockedLetter(addressOf(user, visit), user.username));
    return { action: 'user-unblocked', before: { reason: user.block_reason } };
  });
}

/** Sends somebody the link to set a new password, as if they had asked for it. */
export async function sendPasswordReset(
  portal: Portal,
  person: Person,
  id: string,
  visit: Visit,
): Promise<UserResult | { outcome: 'blocked' } | { outcome: 'too-many'; seconds: number }> {
  assertMay(person, 'manage-users');
  const user = await portal.db
    .selectFrom('users')
    .select(['username', 'email', 'blocked_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!user) return { outcome: 'no-such-user' };
  if (user.blocked_at !== null) return { outcome: 'blocked' };
  const seconds = portal.identity.limits.take({ mailbox: user.email }, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  // The link is stored by what makes it, in a transaction of its own; so the log comes first.
  const result = await change(portal, person, id, async () => ({ action: 'user-reset-sent' }));
  if (result.outcome === 'done') await sendResetLink(portal, user.email, visit);
  return result;
}

interface LockedUser {
  username: string;
  email: string;
  language: Locale;
  role: Role;
  blocked_at: Date | null;
  block_reason: string | null;
}

type Done = Pick<Change, 'action' | 'before' | 'after'>;

/**
 * Changes an account, and writes it into the log. Whoever changes one holds all operators, so that
 * two who take the role from each other come one after the other, and one stays.
 */
async function change(
  portal: Portal,
  person: Person,
  id: string,
  act: (
    db: Database,
    user: LockedUser,
    isLastOperator: boolean,
  ) => Promise<Done | Exclude<UserResult, { outcome: 'done' }>>,
): Promise<UserResult> {
  if (id === person.id) return { outcome: 'own-account' };
  return portal.db.transaction().execute(async (db) => {
    const operators = await lockOperators(db, portal.configuration.demo);
    // Who asks may have lost the role a moment ago.
    if (!operators.includes(person.id)) throw new NotAllowed('manage-users');
    const user = await db
      .selectFrom('users')
      .select(['username', 'email', 'language', 'role', 'demo', 'blocked_at', 'block_reason'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!user) return { outcome: 'no-such-user' };
    if (user.demo && (await hasPassword(db, id))) return { outcome: 'shared-account' };
    const isLastOperator = operators.every((operator) => operator === id);
    const done = await act(db, user, isLastOperator);
    if ('outcome' in done) return done;
    const subject = { subject: 'user', subjectId: user.username } as const;
    await record(db, person, portal.clock(), { ...subject, ...done });
    return { outcome: 'done' };
  });
}

async function hasPassword(db: Database, id: string): Promise<boolean> {
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('userId', '=', id)
    .executeTakeFirst();
  return account !== undefined;
}

function addressOf({ email, language }: LockedUser, { origin }: Visit): Addressee {
  return { email, language, origin };
}
