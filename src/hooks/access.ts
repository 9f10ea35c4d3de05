import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { may } from '#domain/access/permissions.ts';
import { pageHref } from '#ui/href.ts';
import { ROUTE_PERMISSIONS } from '../routes/permissions.ts';

/**
 * Lets through who may do what the page or endpoint is for. Whoever is not signed in and only wants
 * to see a page is sent to the sign-in, which leads back; everybody else gets the page that says
 * that this is not theirs.
 */
export const withAccess: Handle = async ({ event, resolve }) => {
  const { id } = event.route;
  if (id === null || isAllowed(event, id)) return resolve(event);
  if (event.locals.person === null && event.request.method === 'GET') {
    const next = event.url.pathname + event.url.search;
    redirect(303, pageHref('/sign-in', { next }, event.locals.locale));
  }
  const wantsPage = !event.isDataRequest && event.request.headers.get('accept')?.includes('html');
  if (!wantsPage) error(403);
  return event.fetch(pageHref('/not-allowed', {}, event.locals.locale));
};

function isAllowed({ locals }: RequestEvent, id: string): boolean {
  const permissions: Readonly<Record<string, (typeof ROUTE_PERMISSIONS)['/'] | undefined>> =
    ROUTE_PERMISSIONS;
  const permission = permissions[id];
  return permission !== undefined && may(locals.person?.role ?? null, permission);
}
