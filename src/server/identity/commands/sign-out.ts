import type { Portal } from '#server/portal.ts';
import { cookiesOf, headersFor, type SessionCookie } from '../cookies.ts';
import type { Visit } from '../visit.ts';

/**
 * Ends the session of this visit, if there is one; it is over at once.
 *
 * @returns the cookies to delete
 */
export async function signOut(portal: Portal, visit: Visit): Promise<SessionCookie[]> {
  const { headers } = await portal.identity.auth.api.signOut({
    headers: headersFor(visit),
    returnHeaders: true,
  });
  return cookiesOf(headers);
}
