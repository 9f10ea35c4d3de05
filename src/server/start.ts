import { openIdentity } from '#server/identity/index.ts';
import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';
import { openLog, type Log } from '#server/platform/log/index.ts';
import { ReferenceKeeper } from '#server/reference/index.ts';
import { StandingsKeeper } from '#server/standings/index.ts';
import { startUpkeep } from '#server/upkeep/index.ts';
import type { Portal } from './portal.ts';

/** What a portal is put together from. */
export interface PortalParts {
  configuration: Configuration;
  /** A database whose schema is up to date. */
  opened: OpenedDatabase;
  log: Log;
  clock: () => Date;
  /** Whether this process runs the jobs too. */
  jobs: boolean;
}

/** Puts a portal together over an open database, and starts what runs beside requests. */
export async function assemblePortal(parts: PortalParts): Promise<Portal> {
  const { configuration, opened, log, clock } = parts;
  const standings = await StandingsKeeper.open(opened, clock, log);
  // Nearly every page shows names of them.
  const reference = await ReferenceKeeper.open(opened, log, () => standings.everyPageChanged());
  const identity = openIdentity(configuration, opened.db, log);
  const portal: Portal = {
    configuration,
    log,
    opened,
    db: opened.db,
    get reference() {
      return reference.current;
    },
    referenceChanged: () => reference.refresh(),
    standings,
    identity,
    clock,
    close: async () => {
      await jobs?.stop();
      standings.close();
      await opened.close();
    },
  };
  const jobs = parts.jobs ? await startUpkeep(portal) : null;
  return portal;
}

/**
 * Opens the configured database, brings its schema up to date and puts the portal together.
 *
 * @throws ConfigurationError, DatabaseUnreachable, DataFolderInUse
 */
export async function openPortal(configuration: Configuration): Promise<Portal> {
  const log = openLog(configuration.logLevel);
  const opened = await openDatabase(configuration.database);
  await migrate(opened.db);
  return assemblePortal({ configuration, opened, log, clock: () => new Date(), jobs: true });
}

/** Where a reload of the modules during development finds the portal that runs already. */
const RUNNING = Symbol.for('rating-portal');
const shared = globalThis as { [RUNNING]?: Promise<Portal> };

/** Opens the portal of this process; called by the server's `init` hook and nowhere else. */
export function startPortal(): Promise<Portal> {
  shared[RUNNING] ??= openPortal(readConfiguration(process.env));
  return shared[RUNNING];
}

/** The portal of this process. */
export async function currentPortal(): Promise<Portal> {
  if (!shared[RUNNING]) throw new Error('the portal has not been started');
  return shared[RUNNING];
}
