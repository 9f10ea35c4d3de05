import { normalizeLogin } from '#domain/identity/login.ts';
import { EMAIL_MAX_LENGTH, isIntact } from '#domain/identity/text.ts';
import type { RegistrationsTable } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { findAccount, type StoredAccount } from '../accounts.ts';
import { hasCode } from '../auth-error.ts';
import { cookiesOf, headersFor, type SessionCookie } from '../cookies.ts';
import { networkOf } from '../limits.ts';
import { hashPassword, isPassword } from '../password-hash.ts';
import { registrationByLogin, storeRegistration } from '../registrations.ts';
import { slowedDown, type MustWait } from '../slow-down.ts';
import type { Visit } from '../visit.ts';

/** A sign-in form as it was typed. */
export interface SignInForm {
  /** A login or an e-mail address. */
  name: string;
  password: string;
  /** True: stay signed in when the browser is closed. */
  remember: boolean;
  /** The page of this site that a letter sent again leads on to; null: none. */
  next: string | null;
}

export type SignInResult =
  | { outcome: 'signed-in'; cookies: SessionCookie[] }
  /** No such login, or not its password: which of the two is nobody's business. */
  | { outcome: 'wrong-password' }
  | MustWait
  /** The password is right, and the letter with the link has not been answered; it went again. */
  | { outcome: 'not-confirmed' }
  /** A demo login, outside the demo. */
  | { outcome: 'demo-refused' }
  /** The password is right, and the operator has blocked the account. */
  | { outcome: 'blocked'; reason: string };

/** No password is longer; a longer one is not worth hashing. */
const LONGEST_PASSWORD = 1000;

/** Signs somebody in by login or e-mail address and password. */
export async function signIn(
  portal: Portal,
  form: SignInForm,
  visit: Visit,
): Promise<SignInResult> {
  const name = normalizeLogin(form.name);
  const impossible = name.length > EMAIL_MAX_LENGTH || !isIntact(name);
  if (impossible || form.password.length > LONGEST_PASSWORD) return { outcome: 'wrong-password' };
  return slowedDown<SignInResult>(portal, visit, name, () =>
    tryPassword(portal, { ...form, name }, visit),
  );
}

/** Hashes exactly one password whoever was named, so that the time it takes says nothing. */
async function tryPassword(portal: Portal, form: SignInForm, visit: Visit): Promise<SignInResult> {
  const account = await findAccount(portal.db, form.name);
  if (account?.passwordHash) {
    if (account.demo && !portal.configuration.demo) return { outcome: 'demo-refused' };
    if (account.blockReason !== null) return refuseBlocked(account, form.password);
    return signInTo(portal, account, form, visit);
  }
  const registration = account ? undefined : await registrationByLogin(portal, form.name);
  if (registration && (await isPassword(registration.password, form.password))) {
    await sendConfirmationAgain(portal, registration, form.next, visit);
    return { outcome: 'not-confirmed' };
  }
  if (!registration) await hashPassword(form.password);
  return { outcome: 'wrong-password' };
}

/** Says that an account is blocked only to who knows its password. */
async function refuseBlocked(
  { passwordHash, blockReason }: StoredAccount,
  password: string,
): Promise<SignInResult> {
  const isOwner = passwordHash !== null && (await isPassword(passwordHash, password));
  return isOwner
    ? { outcome: 'blocked', reason: blockReason ?? '' }
    : { outcome: 'wrong-password' };
}

async function signInTo(
  portal: Portal,
  account: StoredAccount,
  { password, remember }: SignInForm,
  visit: Visit,
): Promise<SignInResult> {
  try {
    const { headers } = await portal.identity.auth.api.signInUsername({
      body: { username: account.username, password, rememberMe: remember },
      headers: headersFor(visit),
      returnHeaders: true,
    });
    await portal.db
      .updateTable('users')
      .set({ last_sign_in_at: portal.clock() })
      .where('id', '=', account.id)
      .execute();
    return { outcome: 'signed-in', cookies: cookiesOf(headers) };
  } catch (error) {
    if (!hasCode(error, 'INVALID_USERNAME_OR_PASSWORD')) throw error;
    return { outcome: 'wrong-password' };
  }
}

/** Sends the letter of a registration again, unless there were too many to this mailbox. */
async function sendConfirmationAgain(
  portal: Portal,
  registration: RegistrationsTable,
  next: string | null,
  visit: Visit,
): Promise<void> {
  const keys = { letters: networkOf(visit.address), mailbox: registration.email };
  if (portal.identity.limits.take(keys, portal.clock()) > 0) return;
  const target = { origin: visit.origin, next };
  await storeRegistration(portal, registration, target, registration.token_hash);
}
