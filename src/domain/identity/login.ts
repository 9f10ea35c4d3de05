/** Shortest and longest login, in characters. */
export const LOGIN_MIN_LENGTH = 3;
export const LOGIN_MAX_LENGTH = 30;

const LOGIN_FORM = new RegExp(
  `^[a-z][a-z0-9._-]{${LOGIN_MIN_LENGTH - 1},${LOGIN_MAX_LENGTH - 1}}$`,
  'i',
);

/** The logins of the demonstration, one for each role. */
export const DEMO_LOGINS = [
  'citizen',
  'organization',
  'supervisor',
  'operator',
  'methodologist',
] as const;

/** Names under which one could pass for the portal itself; without dots, hyphens and underscores. */
// prettier-ignore
const RESERVED = new Set<string>([
  ...DEMO_LOGINS,
  'admin', 'administrator', 'administration', 'root', 'system', 'portal', 'moderator',
  'support', 'help', 'helpdesk', 'info', 'security', 'postmaster', 'webmaster', 'hostmaster',
  'abuse', 'noreply', 'mailer', 'mailerdaemon', 'operators', 'ministry', 'government',
  'api', 'www', 'null', 'undefined', 'anonymous', 'deleted', 'guest', 'test', 'demo',
]);

/** The form in which a login is stored and compared: small letters, nothing around them. */
export function normalizeLogin(text: string): string {
  return text.trim().toLowerCase();
}

/** True for 3–30 Latin letters, digits, dots, underscores and hyphens, beginning with a letter. */
export function hasLoginForm(text: string): boolean {
  return LOGIN_FORM.test(text);
}

/** True for a name that only the portal gives out, also when written `ad.min` or `Root`. */
export function isReservedLogin(text: string): boolean {
  return RESERVED.has(normalizeLogin(text).replace(/[._-]/g, ''));
}

/**
 * True for a login that a person may register, in capital or small letters. It says nothing about
 * who may sign in: the reserved names of the demonstration do.
 */
export function isLogin(text: string): boolean {
  return hasLoginForm(text) && !isReservedLogin(text);
}
