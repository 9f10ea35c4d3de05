import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withClient } from './client.ts';
import { runPortal } from '../portal/command.ts';
import { SIZES, type SizeName } from '../options.ts';
import { ROOT } from '../root.ts';
import type { Server } from './server.ts';

/** What the demo and its tables follow from; when it changes, earlier databases are of no use. */
const SOURCES = [
  'data',
  'src/domain/search',
  'src/server/demo',
  'src/server/platform/database/migrations',
];

/** A database filled with the demo. */
export interface Seeded {
  /** Its name on the server. It is a template: measure on a copy. */
  name: string;
  /** How long seeding took, in seconds; null: it was kept from an earlier run. */
  seconds: number | null;
  megabytes: number;
}

/** A database with the demo in one size, kept from an earlier run or seeded now. */
export async function seeded(
  server: Server,
  size: SizeName,
  { fresh }: { fresh: boolean },
): Promise<Seeded> {
  const prefix = `portal_bench_${size}_`;
  const name = `${prefix}${fingerprint()}`;
  return withClient(server.url(server.maintenance), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    const kept = !fresh && rows.some((row) => row.datname === name);
    for (const { datname } of rows) {
      if (!kept || datname !== name) await drop(client, datname);
    }
    const seconds = kept ? null : await seed(server, client, name, size);
    const { rows: sizes } = await client.query<{ bytes: string }>(
      'select pg_database_size($1) as bytes',
      [name],
    );
    return { name, seconds, megabytes: Number(sizes[0]!.bytes) / 1e6 };
  });
}

/** Makes a copy of a seeded database and returns its address. An earlier copy is replaced. */
export async function copyOf(server: Server, template: string, name: string): Promise<string> {
  return withClient(server.url(server.maintenance), async (client) => {
    await drop(client, name);
    await client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`,
    );
    await client.query('checkpoint').catch(() => {
      // Only a superuser may; without it some of the copying is measured as well.
    });
    return server.url(name);
  });
}

/** Drops a copy. */
export async function dropCopy(server: Server, name: string): Promise<void> {
  await withClient(server.url(server.maintenance), (client) => drop(client, name));
}

/** Seeds under another name first, so that an interrupted seeding is never taken for a whole one. */
async function seed(
  server: Server,
  client: pg.Client,
  name: string,
  size: SizeName,
): Promise<number> {
  const unfinished = 'portal_bench_seeding';
  await drop(client, unfinished);
  await client.query(`create database ${unfinished}`);
  const { organizations, ratings } = SIZES[size];
  const start = performance.now();
  await runPortal(
    ['seed', `--organizations=${organizations}`, `--ratings=${ratings}`],
    server.url(unfinished),
  );
  const seconds = (performance.now() - start) / 1000;
  await vacuum(server.url(unfinished));
  await client.query(`alter database ${unfinished} rename to ${pg.escapeIdentifier(name)}`);
  return seconds;
}

/** What autovacuum would do within minutes. */
async function vacuum(url: string): Promise<void> {
  await withClient(url, (client) => client.query('vacuum (analyze)'));
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((each) => /(?<!\.test)\.(ts|json)$/.test(each)).sort()) {
      hash.update(name).update(readFileSync(path.join(ROOT, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
