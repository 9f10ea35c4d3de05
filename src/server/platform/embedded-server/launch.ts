import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, readlink, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPassword, DATABASE_NAME, DATABASE_USER, type Cluster } from './cluster.ts';
import { commandAs, programEnvironment, runProgram, spawnUser } from './programs.ts';
import { SETTINGS, settingArguments, type ServerSettings } from './settings.ts';

/** How clients reach the server, as `pg` takes it. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
  ssl: false;
}

/** A server that was started by this process. */
export interface Launched {
  /** How it ended; null while it runs. */
  ended(): 'locked' | 'failed' | null;
  /** What it has written to its log since it was started. */
  written(): Promise<string>;
}

/** The status with which `flock` says that another process holds the lock. */
const LOCKED_STATUS = 75;
const SOCKET_PORT = 5432;
const LARGEST_LOG = 5_000_000;
/** How much of what was written a message shows, in characters. */
const SHOWN = 2_000;

/**
 * Removes what a server left that was killed, then becomes the server. It runs under the lock, so
 * nobody else does the same; PostgreSQL itself would take any process that got the old number for the
 * server, and refuse to start.
 */
const CLEAR_AND_BECOME = 'rm -f "$1" "$2" && shift 2 && exec "$@"';

/**
 * Starts the server as a process of its own, which outlives this one.
 *
 * On Linux it holds a lock of the operating system on the cluster (`flock`), which all its processes
 * inherit and the kernel releases with the last of them. That also keeps out servers that see other
 * process numbers, as in another container. On macOS and Windows PostgreSQL's own shared memory does
 * the same, since there all processes see each other.
 *
 * @param settings in addition to the usual ones
 */
export async function launch(cluster: Cluster, settings: ServerSettings): Promise<Launched> {
  const { data, socketFolder, lockFile, runAs, programs } = cluster;
  await turnLog(cluster.logFile);
  const log = await open(cluster.logFile, 'a', 0o600);
  const { size: before } = await log.stat();
  const server = commandAs(runAs, [
    programs.postgres,
    '-D',
    data,
    ...settingArguments({ ...SETTINGS, ...(await addresses(socketFolder)), ...settings }),
  ]);
  const [command, ...args] =
    process.platform === 'linux'
      ? ['flock', '--nonblock', `--conflict-exit-code=${LOCKED_STATUS}`, '--no-fork', lockFile]
          .concat(['sh', '-c', CLEAR_AND_BECOME, 'sh', ...(await leftovers(cluster))])
          .concat(server)
      : server;
  const child = spawn(command!, args, {
    ...spawnUser(runAs),
    env: programEnvironment(),
    cwd: path.parse(data).root,
    // A session of its own: Ctrl-C at the terminal is for the portal, which ends the server.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  let ended: 'locked' | 'failed' | null = null;
  child.once('exit', (code) => (ended = code === LOCKED_STATUS ? 'locked' : 'failed'));
  let failure = '';
  child.once('error', (error: NodeJS.ErrnoException) => {
    ended = 'failed';
    failure = error.code === 'ENOENT' ? `The program ${command} is not installed.` : error.message;
  });
  await spawned(child);
  await log.close();
  return {
    ended: () => ended,
    written: async () => failure || (await readFrom(cluster.logFile, before)),
  };
}

/** How clients reach the server of a cluster, whether it runs or not. */
export async function connectionOf({ data, socketFolder }: Cluster): Promise<Connection> {
  const usual = { user: DATABASE_USER, database: DATABASE_NAME, ssl: false } as const;
  if (process.platform !== 'win32') return { host: socketFolder, port: SOCKET_PORT, ...usual };
  const port = Number((await pidFile(data))?.[3]);
  return { host: '127.0.0.1', port, password: await readPassword(data), ...usual };
}

/** Whether the server that used the cluster last was not ended but killed, or lost its power. */
export async function wasInterrupted(cluster: Cluster): Promise<boolean> {
  return (await serverProcess(cluster)) === 'gone';
}

/** Ends the server: connections are closed, everything is written. Waits until it has ended. */
export async function endServer(cluster: Cluster): Promise<void> {
  const { data, programs, runAs } = cluster;
  if (process.platform === 'win32') {
    await runProgram(runAs, programs.pgCtl, ['stop', '-D', data, '-m', 'fast']);
    return;
  }
  const server = await serverProcess(cluster);
  // One in another container has another number here; it is left to those who use it there.
  if (typeof server !== 'number') return;
  process.kill(server, 'SIGINT');
  while (await runsIn(data, server)) await sleep(20);
}

/**
 * The process of the running server; 'none' after an orderly end, 'gone' after any other, or when it
 * runs where this process cannot see it.
 */
async function serverProcess({ data }: Cluster): Promise<number | 'none' | 'gone'> {
  const lines = await pidFile(data);
  if (lines === null) return 'none';
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 && (await runsIn(data, pid)) ? pid : 'gone';
}

/**
 * Whether a process works in a data directory, as PostgreSQL's servers do. The number of one that
 * was killed may have been given to any other process. Without /proc its life alone is known.
 */
async function runsIn(data: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === data;
}

/** What is to be removed before the server starts: two files, or two names that nothing has. */
async function leftovers(cluster: Cluster): Promise<[string, string]> {
  const { data, socketFolder } = cluster;
  const socketLock = path.join(socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`);
  // A server that somebody started by hand, without the lock, keeps its files.
  if (typeof (await serverProcess(cluster)) === 'number') return ['', ''];
  return [path.join(data, 'postmaster.pid'), socketLock];
}

async function addresses(socketFolder: string): Promise<ServerSettings> {
  if (process.platform !== 'win32') {
    return {
      listen_addresses: '',
      unix_socket_directories: socketFolder,
      unix_socket_permissions: '0700',
      port: String(SOCKET_PORT),
    };
  }
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(await freePort()),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The lines of the file in which PostgreSQL describes its running server; null without one. */
async function pidFile(data: string): Promise<string[] | null> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : text.split('\n');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Begins a new log where the old one has grown large, and keeps one old. */
async function turnLog(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_LOG) await rename(file, `${file}.old`);
}

async function readFrom(file: string, start: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return Buffer.from(text).subarray(start).toString('utf8').slice(-SHOWN).trim();
}

/** Waits until the process runs, or could not be started. */
async function spawned(child: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'spawn'), once(child, 'exit')]).catch(() => {});
}
