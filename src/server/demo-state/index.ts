import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';

/**
 * What a database holds: nothing yet; a demo whose filling was interrupted; a whole demo; or a
 * catalogue and people of its own.
 */
export type SeedState = 'empty' | 'partial' | 'demo' | 'own-data';

/** What the demo was made with; kept under the setting `demo`. */
export interface DemoRecord {
  seed: number;
  organizations: number;
  ratings: number;
  /** ISO 8601. */
  seededAt: string;
}

/** The demo can only be put into an empty database. */
export class DatabaseNotEmpty extends Error {
  override name = 'DatabaseNotEmpty';
  readonly state: SeedState;

  constructor(state: SeedState) {
    super(`the database is not empty (${state}); the demo was not put into it`);
    this.state = state;
  }
}

/** Another process is filling this database at this moment. */
export class SeedingInProgress extends Error {
  override name = 'SeedingInProgress';
}

/** Settings that tell the state: `seeding` stands while the demo is being put in. */
const DONE = 'demo';
const SEEDING = 'seeding';

export async function seedState(db: Database): Promise<SeedState> {
  const { rows } = await sql<{ seeding: boolean; demo: boolean; used: boolean }>`
    select exists (select from settings where key = ${SEEDING}) as seeding,
      exists (select from settings where key = ${DONE}) as demo,
      exists (select from organizations) or exists (select from users) as used`.execute(db);
  const { seeding, demo, used } = rows[0]!;
  if (seeding) return 'partial';
  if (demo) return 'demo';
  return used ? 'own-data' : 'empty';
}

/**
 * Removes what an interrupted seeding left, so that the next can begin anew. Does nothing in any
 * other state.
 *
 * @throws SeedingInProgress when the seeding was not interrupted but is going on elsewhere
 */
export async function clearPartialSeed(db: Database): Promise<void> {
  await aloneInSeeding(db, async (connection) => {
    if ((await seedState(connection)) !== 'partial') return;
    await connection.transaction().execute(async (trx) => {
      // Only an empty database is seeded, so all of this is the demo's.
      await sql`truncate organizations, rating_days, standings_window, moderation_months,
        feedback_messages cascade`.execute(trx);
      await trx.deleteFrom('users').where('demo', '=', true).execute();
      await trx.deleteFrom('settings').where('key', '=', SEEDING).execute();
    });
  });
}

/** @throws DatabaseNotEmpty */
export async function markSeeding(db: Database): Promise<void> {
  const state = await seedState(db);
  if (state !== 'empty') throw new DatabaseNotEmpty(state);
  await db.insertInto('settings').values({ key: SEEDING, value: '{}' }).execute();
}

export async function markSeeded(db: Database, record: DemoRecord): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('settings')
      .values({ key: DONE, value: JSON.stringify(record) })
      .execute();
    await trx.deleteFrom('settings').where('key', '=', SEEDING).execute();
  });
}

/** Any number, the same in every version: names the lock of seeding. */
const LOCK = 20_191_113;

/**
 * Does something on a connection of its own that holds the lock of seeding.
 *
 * @throws SeedingInProgress when another process holds it
 */
export function aloneInSeeding(
  db: Database,
  work: (connection: Database) => Promise<void>,
): Promise<void> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock(${LOCK}::bigint) as held`.execute(connection);
    if (!rows[0]!.held) throw new SeedingInProgress('the demo is being put in by another process');
    try {
      await work(connection);
    } finally {
      await sql`select pg_advisory_unlock(${LOCK}::bigint)`.execute(connection);
    }
  });
}
