import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';
import { PREPARED } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { COOKIE_PREFIX } from './auth.ts';
import type { Person } from '#domain/access/person.ts';

/** The cookie that says who is signed in. */
const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;

/** All that a signed-in browser holds of us. */
export const SESSION_COOKIES: readonly string[] = [
  SESSION_COOKIE,
  `${COOKIE_PREFIX}.dont_remember`,
];

/**
 * Who is signed in with these headers; null: nobody. A demo login is nobody outside the demo.
 *
 * It stands before every page and every rating, so it reads Better Auth's cookie and table itself:
 * one query, where its own `getSession` takes two and a few hundred microseconds of work around
 * them. Sign-out, blocking and deletion take effect at once, on all nodes.
 */
export async function personOf(portal: Portal, headers: Headers): Promise<Person | null> {
  const session = await readSession(portal, headers);
  if (session === null || isRefused(portal, session)) return null;
  const { userId, username, email, role } = session;
  return { id: userId, login: username, email, role };
}

/** True when these headers belong to somebody whose demo login works no more. */
export async function isDemoSessionRefused(portal: Portal, headers: Headers): Promise<boolean> {
  if (portal.configuration.demo) return false;
  const session = await readSession(portal, headers);
  return session !== null && isRefused(portal, session);
}

function isRefused(portal: Portal, session: { demo: boolean }): boolean {
  return session.demo && !portal.configuration.demo;
}

async function readSession(portal: Portal, headers: Headers) {
  const token = sessionToken(portal.configuration.secret, headers.get('cookie'));
  if (token === null) return null;
  const row = await portal.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .modifyFront(PREPARED)
    .select(['users.id as userId', 'users.username', 'users.email', 'users.role', 'users.demo'])
    .where('sessions.token', '=', token)
    .where('sessions.expiresAt', '>', portal.clock())
    .where('users.blocked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The token that a cookie carries; null when there is none, or its signature is not ours. */
function sessionToken(secret: string, cookies: string | null): string | null {
  const value = cookies ? parseCookies(cookies).get(SESSION_COOKIE) : undefined;
  if (!value) return null;
  const signed = decoded(value);
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
