import { redirect } from '@sveltejs/kit';
import { postedForm } from '../_form/posted-form.ts';
import { nextPage } from '../_visit/next-page.ts';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Remembers which version of the pages a reader wants, and leads back to where they were. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await postedForm(request);
  if (form.get('view') === 'large') cookies.set('view', 'large', { path: '/', maxAge: YEAR });
  else cookies.delete('view', { path: '/' });
  const back = form.get('back');
  redirect(303, nextPage(typeof back === 'string' ? back : null) ?? '/');
};
