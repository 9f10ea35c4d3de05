/**
 * What every answer tells the browser not to do, files and errors included. The content security
 * policy stands in vite.config.ts, since its hashes are made with the pages.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Added where people reach the portal by https: two years, as the preload lists of browsers ask. */
export const HSTS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };
