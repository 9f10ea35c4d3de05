import { redirect } from '@sveltejs/kit';
import { pageHref } from '#ui/href.ts';

/** Leads from a form to a page that says what was done (as `?done=`). */
export function redirectDone(
  { locale }: Pick<App.Locals, 'locale'>,
  path: string,
  what: string,
): never {
  redirect(303, pageHref(path, { done: what }, locale));
}
