import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './open.ts';

/** The names of all migrations, in their order. */
export const migrationNames: readonly string[] = Object.keys(migrations).toSorted();

/**
 * Brings the schema up to date. Safe when several nodes start at once: the migrator holds a lock.
 *
 * @param last the migration to end with; all without it
 * @returns the names of the migrations that ran now
 * @throws the error of the migration that failed; what it had changed is rolled back
 */
export async function migrate(db: Database, last?: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } =
    last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last);
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
