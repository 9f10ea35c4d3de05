import { readConfiguration } from '#server/platform/configuration/index.ts';
import { openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';
import { openLog } from '#server/platform/log/index.ts';
import type { Portal } from '#server/portal.ts';
import { assemblePortal } from '#server/start.ts';
import { portalEnvironment } from './command.ts';

/**
 * Does something with a portal in this process, without jobs, over a database whose schema is up
 * to date.
 *
 * @param opened the database; opened from the address unless given
 */
export async function withPortal<T>(
  databaseUrl: string,
  work: (portal: Portal) => Promise<T>,
  opened?: OpenedDatabase,
): Promise<T> {
  const configuration = readConfiguration(portalEnvironment(databaseUrl));
  const portal = await assemblePortal({
    configuration,
    opened: opened ?? (await openDatabase(configuration.database)),
    log: openLog('silent'),
    clock: () => new Date(),
    jobs: false,
  });
  try {
    return await work(portal);
  } finally {
    await portal.close();
  }
}
