import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { joinServer, type ServerWatcher } from '#server/platform/embedded-server/index.ts';
import { listenOn } from './listen.ts';
import { preparingClient } from './prepared.ts';
import type { Tables } from './tables/index.ts';

/** The typed handle through which everything reads and writes. */
export type Database = Kysely<Tables>;

/** What `openDatabase` is pointed at: a server, or the embedded one of a data folder. */
export type DatabaseTarget = ({ url: string } | { dataFolder: string }) & {
  /** Connections for requests. */
  connections?: number;
};

/** An opened database. */
export interface OpenedDatabase {
  db: Database;
  /** How to connect to it, for a library that speaks to the database by itself. */
  connection: pg.ClientConfig;
  /** Calls `receive` with each payload that any process announces on the channel. */
  listen(channel: string, receive: (payload: string) => void): Promise<void>;
  /** Ends all connections. The last process that uses an embedded server ends that, too. */
  close(): Promise<void>;
  /** The same at once, whatever is under way: for a process that ends. */
  abandon(): Promise<void>;
}

/** The database server does not answer, or refuses us. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
}

/** PostgreSQL's type numbers of bigint and date. */
const INT8 = 20;
const DATE = 1082;

const CONNECTIONS = 10;
/** The embedded server has 60 for all, those of jobs, announcements and commands among them. */
const MOST_EMBEDDED = 30;

/**
 * Opens the database and makes sure that it answers. The embedded server is started where it does
 * not run.
 *
 * @throws DatabaseUnreachable when the server of a URL cannot be reached or refuses the login
 * @throws DataFolderInUse, IncompatibleDatabase, ServerUnavailable, ServerDidNotStart of the
 *   embedded server
 */
export async function openDatabase(
  target: DatabaseTarget,
  watcher: ServerWatcher = {},
): Promise<OpenedDatabase> {
  const { connections = CONNECTIONS } = target;
  if ('url' in target) return connect({ connectionString: target.url }, connections, target.url);
  const server = await joinServer(target.dataFolder, watcher);
  const most = Math.min(connections, MOST_EMBEDDED);
  const opened = await connect(server.connection, most, target.dataFolder);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await server.leave();
    },
    abandon: server.leave,
  };
}

async function connect(
  connection: pg.ClientConfig,
  connections: number,
  name: string,
): Promise<OpenedDatabase> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  types.setTypeParser(DATE, (text: string) => text);
  const Client = preparingClient(pg.Client);
  const pool = new pg.Pool({ ...connection, types, max: connections, Client });
  // A connection that breaks is replaced by the pool, and fails the query that it was asked for.
  // Without listeners it would end the process: one for idle connections, one for those in use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseUnreachable(withoutPassword(name), { cause: error });
  }
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const listeners: Array<{ stop(): Promise<void> }> = [];
  return {
    db,
    connection,
    listen: async (channel, receive) => {
      listeners.push(await listenOn(connection, channel, receive));
    },
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await db.destroy();
    },
    abandon: async () => {},
  };
}

function withoutPassword(name: string): string {
  if (!URL.canParse(name)) return name;
  const url = new URL(name);
  url.password = '';
  return url.toString();
}
