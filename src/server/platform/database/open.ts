import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { lockDataFolder } from './lock.ts';
import { preparingClient } from './prepared.ts';
import type { Tables } from './tables/index.ts';

/** The typed handle through which everything reads and writes. */
export type Database = Kysely<Tables>;

/** What `openDatabase` was pointed at. */
export type DatabaseTarget =
  | { kind: 'embedded'; dataFolder: string | null; snapshot?: Blob }
  | { kind: 'postgres'; url: string; connections?: number };

/** What stands below Kysely, for a library that speaks to the database by itself. */
export type Driver = { kind: 'embedded'; pglite: PGlite } | { kind: 'postgres'; url: string };

/** An opened database, with what differs between the two kinds. */
export interface OpenedDatabase {
  db: Database;
  kind: DatabaseTarget['kind'];
  driver: Driver;
  /** Calls `receive` with each payload that any process announces on the channel. */
  listen(channel: string, receive: (payload: string) => void): Promise<void>;
  /** Ends all connections, and releases the data folder. */
  close(): Promise<void>;
}

/** The database server does not answer, or refuses us. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
}

/** PostgreSQL's type numbers of bigint and date. */
const INT8 = 20;
const DATE = 1082;

/**
 * Opens the database and makes sure that it answers.
 *
 * The embedded one lives in `database/` of the data folder (`null`: in memory, for tests) and
 * belongs to one process at a time. With a snapshot (PGlite's dump of a database) a new one begins as
 * that.
 *
 * @throws DataFolderInUse when another process has the data folder open
 * @throws DatabaseUnreachable when the PostgreSQL server cannot be reached or refuses the login
 */
export async function openDatabase(target: DatabaseTarget): Promise<OpenedDatabase> {
  return target.kind === 'embedded'
    ? openEmbedded(target.dataFolder, target.snapshot)
    : openPostgres(target.url, target.connections ?? 10);
}

async function openEmbedded(dataFolder: string | null, snapshot?: Blob): Promise<OpenedDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  const parsers = { [INT8]: Number, [DATE]: (text: string) => text };
  const options = { extensions: { pg_trgm }, parsers, loadDataDir: snapshot };
  let unlock = async () => {};
  if (dataFolder !== null) {
    await mkdir(dataFolder, { recursive: true });
    unlock = await lockDataFolder(dataFolder);
  }
  const pglite =
    dataFolder === null
      ? new PGlite(options)
      : new PGlite({ ...options, dataDir: path.join(dataFolder, 'database') });
  await pglite.waitReady;
  const db: Database = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    kind: 'embedded',
    driver: { kind: 'embedded', pglite },
    listen: async (channel, receive) => {
      await pglite.listen(channel, receive);
    },
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await unlock();
    },
  };
}

async function openPostgres(url: string, connections: number): Promise<OpenedDatabase> {
  const { default: pg } = await import('pg');
  const parsers = new pg.TypeOverrides();
  parsers.setTypeParser(INT8, Number);
  parsers.setTypeParser(DATE, (text: string) => text);
  const settings = { connectionString: url, types: parsers };
  const Client = preparingClient(pg.Client);
  const pool = new pg.Pool({ ...settings, max: connections, Client });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end
  // the process.
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseUnreachable(withoutPassword(url), { cause: error });
  }
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const listeners: Array<{ stop(): Promise<void> }> = [];
  return {
    db,
    kind: 'postgres',
    driver: { kind: 'postgres', url },
    listen: async (channel, receive) => {
      const { listenOn } = await import('./listen.ts');
      listeners.push(await listenOn(settings, channel, receive));
    },
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await db.destroy();
    },
  };
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = '';
    return parsed.toString();
  } catch {
    return 'DATABASE_URL';
  }
}
