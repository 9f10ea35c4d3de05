import { sql, type Kysely } from 'kysely';

/**
 * Subdivisions say by themselves where they are and when they are open, and stand in an order that
 * their organisation chooses: by place, then by id. The version counts changes, so that of two
 * people who edit one the second is told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table subdivisions
      add column place integer not null default 0,
      add column lat double precision,
      add column lon double precision,
      add column opening_hours text,
      add column phones text[] not null default '{}',
      add column version integer not null default 1,
      add check ((lat is null) = (lon is null)),
      add check (lat between -90 and 90 and lon between -180 and 180)`.execute(db);
}
