import type { Handle } from '@sveltejs/kit/hooks';

/**
 * What every answer tells the browser not to do. The content security policy stands in
 * vite.config.ts, since its hashes are made with the pages.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Two years, as the preload lists of browsers ask for. */
const HSTS = 'max-age=63072000; includeSubDomains';

export const withSecurityHeaders: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', HSTS);
  return response;
};
