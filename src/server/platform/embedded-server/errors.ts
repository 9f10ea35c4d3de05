/*
 * What keeps the embedded server from being used. Each of them is told to a person at the terminal;
 * the messages stand in src/cli/explain.ts.
 */

/** Another portal serves this data folder, or a server holds it that does not answer. */
export class DataFolderInUse extends Error {
  override name = 'DataFolderInUse';
  readonly lockFile: string;
  /** Who serves it, such as `process 42 on host-a`; null: unknown, it does not answer. */
  readonly holder: string | null;

  constructor(lockFile: string, holder: string | null) {
    super(`${lockFile} is held by ${holder ?? 'a server that does not answer'}`);
    this.lockFile = lockFile;
    this.holder = holder;
  }
}

/** The data folder holds a database that this release cannot open. */
export class IncompatibleDatabase extends Error {
  override name = 'IncompatibleDatabase';
  readonly folder: string;
  /** The release that opened it last; null: one before the embedded server, never released. */
  readonly release: string | null;

  constructor(folder: string, release: string | null, reason: string) {
    super(reason);
    this.folder = folder;
    this.release = release;
  }
}

/** PostgreSQL's programs cannot be run on this machine; the message says why. */
export class ServerUnavailable extends Error {
  override name = 'ServerUnavailable';
}

/** The server ended while it was starting; the message is the end of what it wrote. */
export class ServerDidNotStart extends Error {
  override name = 'ServerDidNotStart';
  readonly logFile: string;

  constructor(logFile: string, written: string) {
    super(written);
    this.logFile = logFile;
  }
}
