import { normalizeLogin } from '#domain/identity/login.ts';
import { EMAIL_MAX_LENGTH, isIntact } from '#domain/identity/text.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { accountById, findAccount } from '../accounts.ts';
import { receivingToken } from '../auth.ts';
import { hasCode } from '../auth-error.ts';
import { problemOfNewPassword, type NewPasswordProblem } from '../fields.ts';
import { passwordChangedLetter, resetLetter } from '../letters.ts';
import { networkOf } from '../limits.ts';
import { recordOwnChange } from '../own-changes.ts';
import { forgetFailures } from '../slow-down.ts';
import type { Visit } from '../visit.ts';
import { endResetLinks } from '../reset-links.ts';

/** Every answer takes so long at least, in milliseconds, whether or not a letter was written. */
const EVEN_TIME = 250;

/** No token of a link is longer. */
const LONGEST_TOKEN = 100;

export type ForgottenPasswordResult =
  /** If there is such an account, a letter went to its address. */
  { outcome: 'letter-sent' } | { outcome: 'missing' } | { outcome: 'too-many'; seconds: number };

/**
 * Sends a link to set a new password to the address of an account, named by login or address. The
 * answer is the same when there is none. The passwords of the demo stay as they are.
 */
export async function askForNewPassword(
  portal: Portal,
  nameAsTyped: string,
  visit: Visit,
): Promise<ForgottenPasswordResult> {
  const name = normalizeLogin(nameAsTyped);
  if (name === '') return { outcome: 'missing' };
  if (name.length > EMAIL_MAX_LENGTH || !isIntact(name)) return { outcome: 'letter-sent' };
  const keys = { letters: networkOf(visit.address), mailbox: name };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  await Promise.all([
    sendResetLink(portal, name, visit),
    new Promise((resolve) => setTimeout(resolve, EVEN_TIME)),
  ]);
  return { outcome: 'letter-sent' };
}

/** Sends the link to the owner of an account, unless nobody may sign in with a new password. */
export async function sendResetLink(portal: Portal, name: string, visit: Visit): Promise<void> {
  const account = await findAccount(portal.db, name);
  if (!account || account.demo || account.blockReason !== null) return;
  const to = { email: account.email, language: account.language, origin: visit.origin };
  await receivingToken(
    (token) => sendLetter(portal.db, resetLetter(to, account.username, token)),
    () => portal.identity.auth.api.requestPasswordReset({ body: { email: account.email } }),
  );
}

export type ResetResult =
  | { outcome: 'changed'; login: string }
  | { outcome: 'no-such-link' }
  | { outcome: 'invalid'; problem: NewPasswordProblem };

/** The login whose password a link of a letter can set; null when the link is good no more. */
export async function loginToReset(portal: Portal, token: string): Promise<string | null> {
  const account = await accountToReset(portal, token);
  return account?.username ?? null;
}

/** Sets a new password by the link of a letter, and ends all sessions of the account. */
export async function resetPassword(
  portal: Portal,
  token: string,
  password: string,
  visit: Visit,
): Promise<ResetResult> {
  const account = await accountToReset(portal, token);
  if (!account) return { outcome: 'no-such-link' };
  const problem = problemOfNewPassword(password, [account.username, account.email]);
  if (problem) return { outcome: 'invalid', problem };
  try {
    await portal.identity.auth.api.resetPassword({ body: { token, newPassword: password } });
  } catch (error) {
    if (!hasCode(error, 'INVALID_TOKEN', 'USER_NOT_FOUND')) throw error;
    return { outcome: 'no-such-link' };
  }
  const { id, username, email, language } = account;
  const letter = passwordChangedLetter({ email, language, origin: visit.origin }, username);
  await portal.db.transaction().execute(async (db) => {
    await endResetLinks(db, id);
    await forgetFailures(db, [id, username, email]);
    await recordOwnChange(db, account, portal.clock(), { action: 'user-password-changed' });
    await sendLetter(db, letter);
  });
  return { outcome: 'changed', login: username };
}

async function accountToReset(portal: Portal, token: string) {
  if (token.length > LONGEST_TOKEN || !isIntact(token)) return undefined;
  const { internalAdapter } = await portal.identity.auth.$context;
  const verification = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!verification || verification.expiresAt <= portal.clock()) return undefined;
  const account = await accountById(portal.db, verification.value);
  return account?.blockReason === null ? account : undefined;
}
