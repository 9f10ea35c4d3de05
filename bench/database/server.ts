import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, startChild } from '../child.ts';
import { freePort } from '../../tests/support/portal-process.ts';
import { ROOT } from '../root.ts';
import { withClient } from './client.ts';
import { giveTo, preparePrograms, type Owner } from './programs.ts';

/** A PostgreSQL server to measure on. */
export interface Server {
  /** The address of one of its databases. */
  url(database: string): string;
  /** The database to be connected to for creating others. */
  maintenance: string;
  version: string;
}

/**
 * What differs from PostgreSQL's defaults: sizes as for a machine with a few gigabytes of memory.
 * Everything that keeps what was committed (fsync, full_page_writes, synchronous_commit) is on.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
};

/** How long the server may take to start, in milliseconds; longer after a crash. */
const START_WITHIN = 60_000;

/** The server of BENCH_DATABASE_URL, or one of our own that ends with the run. */
export async function openServer({ fresh }: { fresh: boolean }): Promise<Server> {
  const given = process.env.BENCH_DATABASE_URL;
  const address = given ? new URL(given) : await startServer(fresh);
  const url = (database: string) => {
    const own = new URL(address);
    own.pathname = `/${database}`;
    return own.toString();
  };
  const maintenance = decodeURIComponent(address.pathname.slice(1)) || 'postgres';
  return { url, maintenance, version: await versionOf(url(maintenance)) };
}

async function startServer(fresh: boolean): Promise<URL> {
  const folder = path.resolve(process.env.BENCH_DATA_DIR ?? path.join(ROOT, 'var/bench'));
  const data = path.join(folder, 'postgresql');
  const passwordFile = path.join(folder, 'password');
  assertStopped(data);
  mkdirSync(folder, { recursive: true });
  const { initdb, postgres, owner } = await preparePrograms(folder);
  if (fresh) rmSync(data, { recursive: true, force: true });
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    prepareFolder(data, passwordFile, owner);
    await run(initdb, initdbArguments(data, passwordFile), { ...owner, cwd: data });
  }
  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = startChild(postgres, ['-D', data, '-p', String(port), ...settings], {
    ...owner,
    cwd: data,
    // Asks for PostgreSQL's fast end: connections are closed, everything is written.
    endSignal: 'SIGINT',
  });
  const address = new URL(`postgres://bench@127.0.0.1:${port}/postgres`);
  address.password = readFileSync(passwordFile, 'utf8').trim();
  const ended = server.exited.then(() => {
    throw new Error(`PostgreSQL ended:\n${server.output()}`);
  });
  ended.catch(() => {});
  await Promise.race([answers(address.toString()), ended]);
  return address;
}

/** A server that was left running by a killed run would be measured along with ours. */
function assertStopped(data: string): void {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  throw new Error(`A PostgreSQL (process ${pid}) runs in ${data} already. End it first.`);
}

function prepareFolder(data: string, passwordFile: string, owner: Owner): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(data, owner);
  giveTo(passwordFile, owner);
}

function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--pwfile=${passwordFile}`,
    '--username=bench',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + START_WITHIN;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(200);
    }
  }
}

function versionOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  });
}
