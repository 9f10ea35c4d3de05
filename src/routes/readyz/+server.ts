import { sql } from 'kysely';
import type { RequestHandler } from './$types';

/** The process can do its work: the database answers. */
export const GET: RequestHandler = async ({ locals }) => {
  try {
    await sql`select 1`.execute(locals.portal.db);
    return new Response('ready\n');
  } catch {
    return new Response('the database does not answer\n', { status: 503 });
  }
};
