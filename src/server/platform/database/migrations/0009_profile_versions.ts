import { sql, type Kysely } from 'kysely';

/** Counts the changes of a profile, so that of two people who edit one the second is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table organizations add column version integer not null default 1`.execute(db);
}
