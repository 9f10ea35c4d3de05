import { m } from '#i18n/compiled/messages.js';
import type { EmailProblem, LoginProblem, NewPasswordProblem } from '#server/identity/index.ts';
import type { Problems } from '../_form/form.ts';

const LOGIN: Record<LoginProblem, () => string> = {
  missing: m.identity_login_missing,
  damaged: m.identity_text_damaged,
  form: m.identity_login_form,
  reserved: m.identity_login_reserved,
  taken: m.identity_login_taken,
};

const EMAIL: Record<EmailProblem, () => string> = {
  missing: m.identity_email_missing,
  damaged: m.identity_text_damaged,
  form: m.identity_email_form,
  same: m.identity_email_same,
};

const PASSWORD: Record<NewPasswordProblem, () => string> = {
  missing: m.identity_password_missing,
  damaged: m.identity_text_damaged,
  'too-short': m.identity_password_too_short,
  'too-long': m.identity_password_too_long,
  'too-common': m.identity_password_too_common,
};

/** What is wrong with an address of mail. */
export const emailProblem = (problem: EmailProblem) => EMAIL[problem]();

/** What is wrong with a new password. */
export const passwordProblem = (problem: NewPasswordProblem) => PASSWORD[problem]();

/** What is wrong with the fields of a new account, in the order of the page. */
export function accountProblems({
  login,
  email,
  password,
}: {
  login?: LoginProblem;
  email?: EmailProblem;
  password?: NewPasswordProblem;
}): Problems {
  return {
    ...(login && { login: LOGIN[login]() }),
    ...(email && { email: EMAIL[email]() }),
    ...(password && { password: PASSWORD[password]() }),
  };
}
