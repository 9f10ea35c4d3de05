import { sql, type Kysely } from 'kysely';

/**
 * Reference data that the operator keeps. `edited_at`: changed or added by the operator, so that
 * loading `data/` leaves it alone. `retired_at`: not to be chosen any more; what refers to it goes
 * on to. `version` counts changes, so that of two who edit one entry the second is told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['territories', 'spheres', 'organization_types', 'service_items']) {
    await sql`
      alter table ${sql.table(table)}
        add column version integer not null default 1,
        add column edited_at timestamptz,
        add column retired_at timestamptz`.execute(db);
  }
}
