import { error } from '@sveltejs/kit';
import { readOutbox } from '#server/platform/mail/index.ts';
import type { PageServerLoad } from './$types';

/** Only the demo shows letters to everybody: there, nobody's address is real. */
export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  if (!locals.portal.configuration.demo) error(404);
  setHeaders({ 'cache-control': 'no-store' });
  return { letters: await readOutbox(locals.portal.db) };
};
