import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { markRelease, openCluster, type Cluster } from './cluster.ts';
import { DataFolderInUse, ServerDidNotStart } from './errors.ts';
import { connectionOf, endServer, launch, wasInterrupted, type Connection } from './launch.ts';
import type { Launched } from './launch.ts';
import type { ServerSettings } from './settings.ts';

/** What is told about the server to those who use it. All of it may be left out. */
export interface ServerWatcher {
  /**
   * Called about every second while the server does not answer yet.
   *
   * @param recovering it puts in order what a crash or a power cut left
   */
  waiting?(seconds: number, recovering: boolean): void;
  /** It answers for the first time. */
  joined?(): void;
  /** The database was created in another folder, since PostgreSQL cannot use the data folder. */
  elsewhere?(folder: string): void;
  /** The server ended by itself, and is being started again. */
  ended?(): void;
  /** It answers again. */
  answered?(): void;
  /** The server cannot be started again at this moment; it is tried on. */
  failed?(error: unknown): void;
  /** Another portal took over while this process stood still, so this one has to end. */
  lost?(error: DataFolderInUse): void;
}

export interface JoinOptions extends ServerWatcher {
  /** Whether this process serves the portal, which only one may do for a data folder. */
  serving?: boolean;
  /** In addition to the usual settings, when this process has to start the server. */
  settings?: ServerSettings;
}

/** The embedded server, in use by this process. */
export interface JoinedServer {
  connection: Connection;
  /** Stops using it. The last process to do so ends the server. */
  leave(): Promise<void>;
}

/** Locks in the database, by any two numbers that nothing else uses. */
const IN_USE = 20_261_201;
const SERVING = 20_261_202;

const CONNECTS_WITHIN = 2_000;
/** How long a server that holds the cluster may not answer until it is given up, in milliseconds. */
const PATIENCE = 15_000;
const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 500;
/** Between tries to start a server again that does not start, at most. */
const LONGEST_RETRY = 10_000;

/** PostgreSQL's error codes of a server that starts or ends. */
const NOT_NOW = new Set(['57P01', '57P02', '57P03']);
/** Errors of the connection itself: nobody listens there, or nobody answers. */
const UNREACHABLE = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * Uses the server of a data folder, and starts it where none runs. Several processes may: they share
 * one server, whoever started it. One that was left by a killed process is taken over; one that ends
 * by itself is started again.
 *
 * Each process keeps a connection that holds a shared lock in the database, and PostgreSQL releases
 * that when the process dies. So the last to leave knows that it is the last, by trying for the same
 * lock alone.
 *
 * @throws DataFolderInUse when another process serves the folder, or a server holds it that does not
 *   answer
 * @throws IncompatibleDatabase, ServerUnavailable, ServerDidNotStart
 */
export async function joinServer(
  dataFolder: string,
  options: JoinOptions = {},
): Promise<JoinedServer> {
  const cluster = await openCluster(dataFolder, (folder) => options.elsewhere?.(folder));
  const leaving = new AbortController();
  let lease = await reach(cluster, options, PATIENCE, leaving.signal);
  await markRelease(cluster);
  options.joined?.();
  let rejoining: Promise<void> | null = null;

  function watch(): void {
    lease.on('error', () => {});
    lease.once('end', () => {
      if (!leaving.signal.aborted) rejoining = rejoin();
    });
  }

  async function rejoin(): Promise<void> {
    options.ended?.();
    for (let pause = LONGEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_RETRY)) {
      try {
        lease = await reach(cluster, options, Number.POSITIVE_INFINITY, leaving.signal);
        watch();
        options.answered?.();
        return;
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (error instanceof DataFolderInUse) return options.lost?.(error);
        options.failed?.(error);
        await sleep(pause, undefined, { ref: false, signal: leaving.signal }).catch(() => {});
      }
    }
  }

  async function end(): Promise<void> {
    leaving.abort();
    await rejoining;
    await leave(cluster, lease);
  }

  watch();
  const connection = await connectionOf(cluster);
  let ending: Promise<void> | null = null;
  return { connection, leave: () => (ending ??= end()) };
}

/**
 * Connects to the server with the locks of a process that uses it, and starts it where it is down.
 *
 * @param patience how long a server may hold the cluster without answering, in milliseconds
 * @throws AbortError once this process leaves
 */
async function reach(
  cluster: Cluster,
  options: JoinOptions,
  patience: number,
  leaving: AbortSignal,
): Promise<pg.Client> {
  const start = Date.now();
  const recovering = await wasInterrupted(cluster);
  let launched: Launched | null = null;
  let lockedSince: number | null = null;
  let told = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const found = await lease(cluster, options.serving ?? false);
    if (found instanceof pg.Client) return found;
    if (found === 'unreachable') {
      const ended = launched?.ended();
      if (ended === 'failed') {
        throw new ServerDidNotStart(cluster.logFile, await launched!.written());
      }
      if (ended === 'locked') {
        lockedSince ??= Date.now();
        if (Date.now() - lockedSince > patience) throw new DataFolderInUse(cluster.lockFile, null);
      }
      if (launched === null || ended === 'locked') {
        launched = await launch(cluster, options.settings ?? {});
      }
    }
    await sleep(pause, undefined, { signal: leaving });
    const seconds = Math.floor((Date.now() - start) / 1_000);
    if (seconds > told) options.waiting?.((told = seconds), recovering);
  }
}

/** One try to connect and take the locks. @throws DataFolderInUse, and what nobody expected */
async function lease(
  cluster: Cluster,
  serving: boolean,
): Promise<pg.Client | 'unreachable' | 'not-now'> {
  const client = new pg.Client({
    ...(await connectionOf(cluster)),
    connectionTimeoutMillis: CONNECTS_WITHIN,
    query_timeout: CONNECTS_WITHIN,
    application_name: `process ${process.pid} on ${hostname()}`.slice(0, 63),
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
    if (serving) await serveAlone(client, cluster);
    return client;
  } catch (error) {
    // Without waiting: a server that stands still does not answer to that either.
    client.end().catch(() => {});
    if (error instanceof DataFolderInUse) throw error;
    const { code = '', message } = error as Error & { code?: string };
    if (NOT_NOW.has(code)) return 'not-now';
    if (UNREACHABLE.has(code) || /timeout|terminated/i.test(message)) return 'unreachable';
    throw error;
  }
}

async function serveAlone(client: pg.Client, { lockFile }: Cluster): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1) as held',
    [SERVING],
  );
  if (rows[0]?.held) return;
  const { rows: holders } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [SERVING],
  );
  throw new DataFolderInUse(lockFile, holders[0]?.name ?? 'another process');
}

async function leave(cluster: Cluster, client: pg.Client): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
    const { rows } = await client.query<{ last: boolean }>(
      'select pg_try_advisory_lock($1) as last',
      [IN_USE],
    );
    if (rows[0]?.last) await endServer(cluster);
  } catch {
    // The server ended by itself at this moment.
  }
  await Promise.race([client.end().catch(() => {}), sleep(CONNECTS_WITHIN, null, { ref: false })]);
}
