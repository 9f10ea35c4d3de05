import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { thisRelease } from '#server/platform/project-folder/index.ts';
import { DUMP_VERSION, END_OF_ROWS, type DumpHead } from './format.ts';
import {
  fixTextFormats,
  listTables,
  readSequences,
  sumTable,
  type TableShape,
  type TableSum,
} from './tables.ts';

/** How far a dump or a restoration is. */
export interface TransferProgress {
  /** Of so many tables, so many are done, with all their rows. */
  tables: number;
  done: number;
  rows: number;
}

/**
 * Gives the lines of a dump: all that a portal keeps, as of one moment, while it goes on serving.
 * Jobs are not among it: they are planned again at the next start.
 */
export async function* dumpDatabase(
  { connection }: OpenedDatabase,
  onProgress: (progress: TransferProgress) => void = () => {},
): AsyncGenerator<string | Buffer> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await fixTextFormats(client);
    yield line(await headOf(client));
    const tables = await listTables(client);
    const sums: Record<string, TableSum> = {};
    let rows = 0;
    for (const [done, shape] of tables.entries()) {
      onProgress({ tables: tables.length, done, rows });
      yield line(shape);
      yield* rowsOf(client, shape);
      yield `${END_OF_ROWS}\n`;
      const sum = await sumTable(client, shape.table, pg.escapeIdentifier);
      sums[shape.table] = sum;
      rows += sum.rows;
    }
    yield line({ sequences: await readSequences(client) });
    yield line({ sums });
    onProgress({ tables: tables.length, done: tables.length, rows });
  } finally {
    await client.end();
  }
}

async function headOf(client: pg.Client): Promise<DumpHead> {
  const { rows } = await client.query<{ name: string }>(
    'select max(name) as name from kysely_migration',
  );
  return {
    dump: 'rating-portal',
    version: DUMP_VERSION,
    release: thisRelease(),
    migration: rows[0]!.name,
    createdAt: new Date().toISOString(),
  };
}

function rowsOf(client: pg.Client, { table, columns }: TableShape): AsyncIterable<Buffer> {
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  return client.query(copyTo(`copy ${pg.escapeIdentifier(table)} (${names}) to stdout`));
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
