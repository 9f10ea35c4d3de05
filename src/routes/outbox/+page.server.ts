import { error } from '@sveltejs/kit';
import { originOf } from '#server/platform/configuration/index.ts';
import { readOutbox } from '#server/platform/mail/index.ts';
import type { PageServerLoad } from './$types';

/** Only the demo shows letters to everybody: there, nobody's address is real. */
export const load: PageServerLoad = async ({ locals, setHeaders, url }) => {
  if (!locals.portal.configuration.demo) error(404);
  setHeaders({ 'cache-control': 'no-store' });
  // Letters of jobs begin their links with the configured address; the demo is wherever it is seen.
  const from = originOf(locals.portal.configuration);
  const letters = await readOutbox(locals.portal.db);
  return {
    letters: letters.map((letter) => ({
      ...letter,
      body: letter.body.replaceAll(from, url.origin),
    })),
  };
};
