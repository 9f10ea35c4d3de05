export type { Person } from '#domain/access/person.ts';
export type { Visit } from './visit.ts';
export type { SessionCookie } from './cookies.ts';
export type {
  EmailProblem,
  LoginProblem,
  NewAccountProblems,
  NewPasswordProblem,
} from './fields.ts';
export type { MustWait } from './slow-down.ts';
export type { Refusal } from './own-account.ts';
export { openIdentity, type Identity } from './identity.ts';
export { isDemoSessionRefused, personOf, SESSION_COOKIES } from './session.ts';
export { consentText, CONSENT_VERSION } from './consent.ts';
export { createAccount, type NewAccount } from './accounts.ts';
export { hashToken, newLinkToken } from './link-token.ts';
export {
  problemOfEmail,
  problemOfLogin,
  problemOfNewPassword,
  problemsOfNewAccount,
} from './fields.ts';
export { endSessions } from './end-sessions.ts';
export { networkOf } from './limits.ts';
export { lockOperators } from './operators.ts';
export { findAccount } from './accounts.ts';
export { hashPassword } from './password-hash.ts';
export { demoLogins, readAccount, type AccountView, type DemoLogin } from './account.ts';
export { exportOfPerson } from './export.ts';
export { deleteExpired } from './clean-up.ts';
export { REGISTRATION_HOURS } from './registrations.ts';
export {
  register,
  type RegistrationForm,
  type RegistrationProblems,
  type RegistrationResult,
} from './commands/register.ts';
export {
  confirmRegistration,
  loginToConfirm,
  type ConfirmationResult,
} from './commands/confirm.ts';
export { signIn, type SignInForm, type SignInResult } from './commands/sign-in.ts';
export { signOut } from './commands/sign-out.ts';
export {
  askForNewPassword,
  loginToReset,
  resetPassword,
  sendResetLink,
  type ForgottenPasswordResult,
  type ResetResult,
} from './commands/reset-password.ts';
export { changePassword, type PasswordChangeResult } from './commands/change-password.ts';
export {
  changeEmail,
  confirmNewEmail,
  type EmailChangeResult,
  type NewEmailResult,
} from './commands/change-email.ts';
export { deleteAccount, type DeletionResult } from './commands/delete-account.ts';
