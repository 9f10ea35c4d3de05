import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';
import { interruptible } from './interruption.ts';
import { serverReport } from './server-report.ts';

/**
 * Runs a command's work on the configured database, with the schema and the reference data up to
 * date, and closes it whatever happens.
 *
 * @param work its last parameter names the migrations that ran now
 */
export async function withDatabase<T>(
  work: (opened: OpenedDatabase, configuration: Configuration, migrated: string[]) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(process.env);
  const opened = await openDatabase(configuration.database, serverReport());
  try {
    return await interruptible(opened.abandon, async () => {
      const migrated = await migrate(opened.db);
      await loadReferenceData(opened.db);
      return work(opened, configuration, migrated);
    });
  } finally {
    await opened.close();
  }
}
