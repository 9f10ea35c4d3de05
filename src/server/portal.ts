import { openIdentity, type Identity } from '#server/identity/index.ts';
import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase, type Database, type OpenedDatabase } from '#server/platform/database/index.ts';
import { openLog, type Log } from '#server/platform/log/index.ts';
import { readReference, type Reference } from '#server/reference/index.ts';
import { StandingsKeeper } from '#server/standings/index.ts';
import { startUpkeep } from '#server/upkeep/index.ts';

/** What exists once in a process, and every capability works with. */
export interface Portal {
  configuration: Configuration;
  log: Log;
  opened: OpenedDatabase;
  db: Database;
  /** Names of territories, spheres, types and service items. */
  reference: Reference;
  standings: StandingsKeeper;
  /** Sign-in, and the limits of what one visitor may cause. */
  identity: Identity;
  /** The present moment; tests set their own. */
  clock: () => Date;
  /** Ends everything; what was accepted is finished first. */
  close(): Promise<void>;
}

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
  const reference = await readReference(opened.db);
  const standings = await StandingsKeeper.open(opened, clock, log);
  const identity = openIdentity(configuration, opened.db, log);
  const portal: Portal = {
    configuration,
    log,
    opened,
    db: opened.db,
    reference,
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

let running: Promise<Portal> | null = null;

/** Opens the portal of this process; called by the server's `init` hook and nowhere else. */
export function startPortal(): Promise<Portal> {
  running ??= openPortal(readConfiguration(process.env));
  return running;
}

/** The portal of this process. */
export async function currentPortal(): Promise<Portal> {
  if (running === null) throw new Error('the portal has not been started');
  return running;
}
