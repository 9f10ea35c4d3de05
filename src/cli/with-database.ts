import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';

/**
 * Runs a command's work on the configured database, with the schema and the reference data up to
 * date, and closes it whatever happens.
 */
export async function withDatabase<T>(
  work: (opened: OpenedDatabase, configuration: Configuration) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(process.env);
  const opened = await openDatabase(configuration.database);
  try {
    await migrate(opened.db);
    await loadReferenceData(opened.db);
    return await work(opened, configuration);
  } finally {
    await opened.close();
  }
}
