import type { Identity } from '#server/identity/index.ts';
import type { Configuration } from '#server/platform/configuration/index.ts';
import type { Database, OpenedDatabase } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import type { Reference } from '#server/reference/index.ts';
import type { StandingsKeeper } from '#server/standings/index.ts';

/** What exists once in a process, and every capability works with. */
export interface Portal {
  configuration: Configuration;
  log: Log;
  opened: OpenedDatabase;
  db: Database;
  /** Names of territories, spheres, types and service items; another object after each change. */
  readonly reference: Reference;
  /** Reads the reference data anew, after a command of this node has changed them. */
  referenceChanged(): Promise<void>;
  standings: StandingsKeeper;
  /** Sign-in, and the limits of what one visitor may cause. */
  identity: Identity;
  /** The present moment; tests set their own. */
  clock: () => Date;
  /** Ends everything; what was accepted is finished first. */
  close(): Promise<void>;
}
