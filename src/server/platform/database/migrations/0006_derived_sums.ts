import { sql, type Kysely } from 'kysely';

/**
 * Sums refer to organisations no more. Every row of them follows from ratings, which do refer to
 * them; asking once more took as long as storing the sums themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['rating_days', 'standings', 'past_standings']) {
    await sql`alter table ${sql.table(table)}
      drop constraint ${sql.ref(`${table}_organization_id_fkey`)}`.execute(db);
  }
}
