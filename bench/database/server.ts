import { rmSync } from 'node:fs';
import path from 'node:path';
import { joinServer } from '#server/platform/embedded-server/index.ts';
import { onEnd } from '../clean-up.ts';
import { ROOT } from '../root.ts';
import { withClient } from './client.ts';

/** A PostgreSQL server to measure on. */
export interface Server {
  /** The address of one of its databases. */
  url(database: string): string;
  /** The database to be connected to for creating others. */
  maintenance: string;
  version: string;
}

/** Sizes as for a machine with a few gigabytes of memory, in addition to the embedded server's own. */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
};

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
  if (fresh) rmSync(folder, { recursive: true, force: true });
  const { connection, leave } = await joinServer(folder, { serving: true, settings: SETTINGS });
  onEnd(leave);
  const { user, password = '', host, port, database } = connection;
  const address = new URL(`postgres://${user}@localhost:${port}/${database}`);
  address.password = password;
  address.searchParams.set('host', host);
  return address;
}

function versionOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  });
}
