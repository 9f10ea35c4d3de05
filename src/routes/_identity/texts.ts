import { m } from '#i18n/compiled/messages.js';
import type { EmailProblem, LoginProblem, NewPasswordProblem } from '#server/identity/index.ts';
import { formatNumber } from '#ui/format.ts';

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

export const loginProblem = (problem: LoginProblem) => LOGIN[problem]();
export const emailProblem = (problem: EmailProblem) => EMAIL[problem]();
export const passwordProblem = (problem: NewPasswordProblem) => PASSWORD[problem]();

/** After wrong passwords: how long to wait. */
export function mustWait(seconds: number): string {
  return m.identity_must_wait({ count: seconds, number: formatNumber(seconds) });
}

/** After too many letters or registrations: how long to wait. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return m.identity_too_many({ count: minutes, number: formatNumber(minutes) });
}
