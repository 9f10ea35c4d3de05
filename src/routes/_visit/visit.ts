import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Person, SessionCookie, Visit } from '#server/identity/index.ts';
import { pageHref } from '#ui/href.ts';

/** What commands need to know of a request. */
export function visitOf({ request, locals, url, getClientAddress }: RequestEvent): Visit {
  return {
    headers: request.headers,
    address: getClientAddress(),
    origin: locals.portal.configuration.origin ?? url.origin,
    locale: locals.locale,
  };
}

/** Sets the cookies that a command asks for; over https they never travel otherwise. */
export function setCookies(event: RequestEvent, cookies: readonly SessionCookie[]): void {
  const secure = visitOf(event).origin.startsWith('https:');
  for (const { name, value, maxAge } of cookies) {
    event.cookies.set(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
  }
}

/** Who is signed in; anybody else is sent to the sign-in, which leads back here. */
export function personOrSignIn({ locals, url }: RequestEvent): Person {
  return (
    locals.person ?? redirect(303, pageHref('/sign-in', { next: url.pathname }, locals.locale))
  );
}

/** Who is signed in, on a page that only such people open (src/routes/permissions.ts). */
export function signedIn({ person }: Pick<App.Locals, 'person'>): Person {
  if (person === null) error(401);
  return person;
}
