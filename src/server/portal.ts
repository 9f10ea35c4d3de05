import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase, type Database, type OpenedDatabase } from '#server/platform/database/index.ts';
import { openLog, type Log } from '#server/platform/log/index.ts';
import { StandingsKeeper } from '#server/standings/index.ts';

/** What exists once in a process, and every capability works with. */
export interface Portal {
  configuration: Configuration;
  log: Log;
  opened: OpenedDatabase;
  db: Database;
  standings: StandingsKeeper;
  /** The present moment; tests set their own. */
  clock: () => Date;
  /** Ends everything; what was accepted is finished first. */
  close(): Promise<void>;
}

/** What a portal can be opened with other than its defaults. */
export interface PortalOptions {
  configuration: Configuration;
  clock?: () => Date;
}

/**
 * Opens the database, brings its schema up to date and starts what runs beside requests.
 *
 * @throws ConfigurationError, DatabaseUnreachable, DataFolderInUse
 */
export async function openPortal(options: PortalOptions): Promise<Portal> {
  const { configuration, clock = () => new Date() } = options;
  const log = openLog(configuration.logLevel);
  const opened = await openDatabase(configuration.database);
  await migrate(opened.db);
  const standings = await StandingsKeeper.open(opened, clock, log);
  return {
    configuration,
    log,
    opened,
    db: opened.db,
    standings,
    clock,
    close: async () => {
      standings.close();
      await opened.close();
    },
  };
}

let running: Promise<Portal> | null = null;

/** Opens the portal of this process; called by the server's `init` hook and nowhere else. */
export function startPortal(): Promise<Portal> {
  running ??= openPortal({ configuration: readConfiguration(process.env) });
  return running;
}

/** The portal of this process. */
export async function currentPortal(): Promise<Portal> {
  if (running === null) throw new Error('the portal has not been started');
  return running;
}
