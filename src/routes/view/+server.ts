import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 60 * 60;

/** Remembers which version of the pages a reader wants, and leads back to where they were. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  if (form.get('view') === 'large') cookies.set('view', 'large', { path: '/', maxAge: YEAR });
  else cookies.delete('view', { path: '/' });
  redirect(303, ownPath(form.get('back')));
};

/** A path of this site; anything that could lead elsewhere becomes the home page. */
function ownPath(back: FormDataEntryValue | null): string {
  if (typeof back !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(back)) return '/';
  return back;
}
