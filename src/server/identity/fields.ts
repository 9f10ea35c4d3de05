import { z } from 'zod';
import { hasLoginForm, isLogin } from '#domain/identity/login.ts';
import { passwordStrength, type PasswordProblem } from '#domain/identity/password.ts';
import { EMAIL_MAX_LENGTH, isIntact } from '#domain/identity/text.ts';
import type { Database } from '#server/platform/database/index.ts';
import { findAccount } from './accounts.ts';

/** What can be wrong with what was typed. */
export type LoginProblem = 'missing' | 'damaged' | 'form' | 'reserved' | 'taken';
export type EmailProblem = 'missing' | 'damaged' | 'form' | 'same';
export type NewPasswordProblem = 'missing' | 'damaged' | PasswordProblem;

const email = z.email().max(EMAIL_MAX_LENGTH);

/** What is wrong with a login that somebody wants to register; null when nothing is. */
export function problemOfLogin(text: string): LoginProblem | null {
  if (text === '') return 'missing';
  if (!isIntact(text)) return 'damaged';
  if (!hasLoginForm(text)) return 'form';
  return isLogin(text) ? null : 'reserved';
}

/** What is wrong with an e-mail address; null when nothing is. */
export function problemOfEmail(text: string): EmailProblem | null {
  if (text === '') return 'missing';
  if (!isIntact(text)) return 'damaged';
  return email.safeParse(text).success ? null : 'form';
}

/**
 * What is wrong with a new password; null when nothing is.
 *
 * @param known the person's login and address, which make no good password
 */
export function problemOfNewPassword(
  password: string,
  known: readonly string[],
): NewPasswordProblem | null {
  if (password === '') return 'missing';
  if (!isIntact(password)) return 'damaged';
  return passwordStrength(
    password,
    known.map((text) => text.slice(0, EMAIL_MAX_LENGTH)),
  ).problem;
}

/** What is wrong with the login and password that somebody chooses, by field. */
export interface NewAccountProblems {
  login?: LoginProblem;
  password?: NewPasswordProblem;
}

/**
 * What is wrong with the login and password of a new account; nothing when it is empty.
 *
 * @param email the address of the account, which makes no good password
 */
export async function problemsOfNewAccount(
  db: Database,
  { login, password }: { login: string; password: string },
  email: string,
): Promise<NewAccountProblems> {
  const ofLogin = problemOfLogin(login) ?? ((await findAccount(db, login)) ? 'taken' : null);
  const ofPassword = problemOfNewPassword(password, [login, email]);
  return { ...(ofLogin && { login: ofLogin }), ...(ofPassword && { password: ofPassword }) };
}
