import { normalizeLogin } from '#domain/identity/login.ts';
import { normalizeEmail } from '#domain/identity/text.ts';
import type { Portal } from '#server/portal.ts';
import { findAccount } from '../accounts.ts';
import { CONSENT_VERSION, consentText } from '../consent.ts';
import {
  problemOfEmail,
  problemOfLogin,
  problemOfNewPassword,
  type EmailProblem,
  type LoginProblem,
  type NewPasswordProblem,
} from '../fields.ts';
import { networkOf } from '../limits.ts';
import { hashPassword } from '../password-hash.ts';
import { storeRegistration } from '../registrations.ts';
import type { Visit } from '../visit.ts';

/** A registration form as it was typed. */
export interface RegistrationForm {
  login: string;
  email: string;
  password: string;
  consent: boolean;
  /** The page of this site to go on with once the account is open; null: none. */
  next: string | null;
}

export interface RegistrationProblems {
  login?: LoginProblem;
  email?: EmailProblem;
  password?: NewPasswordProblem;
  consent?: 'missing';
}

export type RegistrationResult =
  | { outcome: 'letter-sent'; email: string }
  | { outcome: 'invalid'; problems: RegistrationProblems }
  | { outcome: 'too-many'; seconds: number };

/**
 * Registers a citizen: the account opens with the link of the letter (see `confirmRegistration`).
 *
 * Whether the address has an account already shows only in the letter: everything else, a later
 * try to sign in with the new password included, is the same.
 */
export async function register(
  portal: Portal,
  form: RegistrationForm,
  visit: Visit,
): Promise<RegistrationResult> {
  const login = normalizeLogin(form.login);
  const email = normalizeEmail(form.email);
  const problems = problemsOf({ ...form, login, email });
  if (!problems.login && (await findAccount(portal.db, login))) problems.login = 'taken';
  if (Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  const keys = { registrations: networkOf(visit.address), mailbox: email };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };

  const registration = {
    login,
    email,
    password: await hashPassword(form.password),
    language: visit.locale,
    consent_version: CONSENT_VERSION,
    consent_body: consentText(visit.locale),
    created_at: portal.clock(),
  };
  await storeRegistration(portal, registration, { origin: visit.origin, next: form.next });
  return { outcome: 'letter-sent', email };
}

function problemsOf({ login, email, password, consent }: RegistrationForm): RegistrationProblems {
  const problems = {
    login: problemOfLogin(login),
    email: problemOfEmail(email),
    password: problemOfNewPassword(password, [login, email]),
    consent: consent ? null : 'missing',
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));
}
