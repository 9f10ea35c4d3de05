import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** Nobody needs to know how many more there are. */
export const MOST_LETTERS_COUNTED = 10_000;

/** Letters that have not left. */
export interface Backlog {
  /** At most `MOST_LETTERS_COUNTED` are counted. */
  waiting: number;
  /** When the first of them was written; null when none waits. */
  oldest: Date | null;
  /** Those that the mail server refused for good; they are kept for 30 days. */
  givenUp: number;
}

/** The letters that wait for the mail server, and those that were given up. */
export async function readBacklog(db: Database): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      (select count(*)::int from (
        select from letters where sent_at is null and given_up_at is null
        limit ${MOST_LETTERS_COUNTED}) waiting) as waiting,
      (select created_at from letters where sent_at is null and given_up_at is null
        order by id limit 1) as oldest,
      (select count(*)::int from (
        select from letters where given_up_at is not null
        limit ${MOST_LETTERS_COUNTED}) refused) as "givenUp"`.execute(db);
  return rows[0]!;
}
