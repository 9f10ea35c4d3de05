import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './open.ts';

/**
 * Brings the schema up to date. Safe when several nodes start at once: the migrator holds a lock.
 *
 * @returns the names of the migrations that ran now
 * @throws the error of the migration that failed; what it had changed is rolled back
 */
export async function migrate(db: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
