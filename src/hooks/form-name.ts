import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';

/**
 * Answers `?/default` like every other form that a page does not have: SvelteKit keeps that name for
 * itself, and takes whoever sends it for a mistake in the program.
 */
export const withFormName: Handle = ({ event, resolve }) => {
  if (event.request.method === 'POST' && event.url.searchParams.has('/default')) error(404);
  return resolve(event);
};
