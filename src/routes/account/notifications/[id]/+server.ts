import { redirect } from '@sveltejs/kit';
import { openNotification } from '#server/notifications/index.ts';
import { pageHref } from '#ui/href.ts';
import { personOrSignIn } from '../../../_visit/visit.ts';
import type { RequestHandler } from './$types';

/**
 * Leads to what a notification tells of, and marks it as read: from the list, and from a letter.
 * One that is not there any more, or somebody else's, leads to the list.
 */
export const GET: RequestHandler = async (event) => {
  const { params, locals } = event;
  const person = personOrSignIn(event);
  const id = /^\d{1,15}$/.test(params.id) ? Number(params.id) : null;
  const path = id === null ? null : await openNotification(locals.portal, person, id);
  redirect(303, pageHref(path ?? '/account/notifications', {}, locals.locale));
};
