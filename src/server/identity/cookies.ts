import { parseSetCookieHeader } from 'better-auth/cookies';
import { ADDRESS_HEADER } from './auth.ts';
import type { Visit } from './visit.ts';

/** A cookie to set; path `/`, HttpOnly and SameSite=Lax are understood. */
export interface SessionCookie {
  name: string;
  value: string;
  /** In seconds; 0: delete it; undefined: until the browser is closed. */
  maxAge: number | undefined;
}

/** What Better Auth wants to be set after a call. */
export function cookiesOf(headers: Headers): SessionCookie[] {
  return headers.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, cookie]) => ({
      name,
      value: cookie.value,
      maxAge: cookie['max-age'],
    })),
  );
}

/** The headers of a visit, with its network address where Better Auth looks for it. */
export function headersFor(visit: Visit): Headers {
  const headers = new Headers(visit.headers);
  headers.set(ADDRESS_HEADER, visit.address);
  return headers;
}
