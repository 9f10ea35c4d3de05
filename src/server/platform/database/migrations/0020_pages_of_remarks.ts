import { sql, type Kysely } from 'kysely';

/** The operator's list of remarks goes page by page, also where two came at one moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The remarks that wait, oldest first, a page at a time; and how many, since when.
  await sql`create index replies_remarks_waiting on replies (remarked_at, rating_id)
    where remark_state = 'pending'`.execute(db);
  await sql`drop index replies_waiting_remarks`.execute(db);
}
