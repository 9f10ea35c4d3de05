import { once } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationNames, type OpenedDatabase } from '#server/platform/database/index.ts';
import { recomputeStandings, type Recomputation } from '#server/standings/index.ts';
import type { TransferProgress } from './dump.ts';
import {
  dumpHead,
  dumpLine,
  DumpRefused,
  DumpUnreadable,
  END_OF_ROWS,
  type DumpHead,
} from './format.ts';
import { LineReader } from './lines.ts';
import { fixTextFormats, listTables, sumTable, type TableShape, type TableSum } from './tables.ts';

/** What a restoration found. */
export interface Restoration {
  head: DumpHead;
  /** Rows, over all tables. */
  rows: number;
  /** What the standings showed when they were computed again from the restored ratings. */
  recomputed: Recomputation;
}

/** Rows are sent in portions of about this size, in bytes. */
const PORTION = 64 * 1024;

/**
 * Fills an empty database from a dump, all or nothing; brings the schema to that of the dump before
 * and to the current one after it; compares every table with what the dump says of it; and computes
 * the standings again.
 *
 * @param input the lines of a dump, uncompressed
 * @param today Minsk day
 * @throws DumpUnreadable, DumpRefused
 */
export async function restoreDatabase(
  opened: OpenedDatabase,
  input: AsyncIterable<Buffer>,
  today: string,
  onProgress: (progress: TransferProgress) => void = () => {},
): Promise<Restoration> {
  const lines = new LineReader(input);
  const head = parse(await lines.next(), (value) => dumpHead.parse(value));
  await prepareSchema(opened, head);
  const rows = await fill(opened, lines, onProgress);
  await migrate(opened.db);
  await sql`analyze`.execute(opened.db);
  return { head, rows, recomputed: await recomputeStandings(opened.db, today) };
}

async function prepareSchema({ db }: OpenedDatabase, { migration, release }: DumpHead) {
  if (!migrationNames.includes(migration)) {
    throw new DumpRefused(
      `The dump was written by release ${release}, which is newer than this one. ` +
        'Restore it with that release or a later one.',
    );
  }
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db);
  if (rows[0]!.exists) await assertTaken(db, migration);
  else await migrate(db, migration);
}

/** A schema that is there already must be that of the dump, and have nobody and nothing in it. */
async function assertTaken(db: OpenedDatabase['db'], migration: string): Promise<void> {
  const { rows } = await sql<{ last: string | null; used: boolean }>`
    select (select max(name) from kysely_migration) as last,
      exists (select from organizations) or exists (select from users) as used`.execute(db);
  if (rows[0]!.used) {
    throw new DumpRefused(
      'The database holds data already; a dump is only restored into an empty one. ' +
        'Set PORTAL_DATA_DIR or DATABASE_URL to another.',
    );
  }
  if (rows[0]!.last !== migration) {
    throw new DumpRefused(
      'The schema of this database is of another release than the dump. ' +
        'Set PORTAL_DATA_DIR or DATABASE_URL to a new, empty database.',
    );
  }
}

async function fill(
  { connection }: OpenedDatabase,
  lines: LineReader,
  onProgress: (progress: TransferProgress) => void,
): Promise<number> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await fixTextFormats(client);
    const shapes = await listTables(client);
    // Migrations put in a row here and there.
    for (const { table } of shapes.toReversed()) {
      const name = pg.escapeIdentifier(table);
      const { rows } = await client.query(`select from ${name} limit 1`);
      if (rows.length > 0) await client.query(`delete from ${name}`);
    }
    const rows = await takeIn(client, lines, shapes, onProgress);
    await client.query('commit');
    return rows;
  } finally {
    // Without a commit, nothing of it stays.
    await client.end();
  }
}

/** Reads table after table, then the sequences, then the sums, which must agree. */
async function takeIn(
  client: pg.Client,
  lines: LineReader,
  shapes: readonly TableShape[],
  onProgress: (progress: TransferProgress) => void,
): Promise<number> {
  const expected = new Map(shapes.map((shape) => [shape.table, shape]));
  let rows = 0;
  for (;;) {
    const entry = parse(await lines.next(), (value) => dumpLine.parse(value));
    if ('table' in entry) {
      const shape = expected.get(entry.table);
      if (!shape || shape.columns.toSorted().join() !== entry.columns.toSorted().join()) {
        throw new DumpUnreadable(`The dump has a table ${entry.table} that its release did not.`);
      }
      expected.delete(entry.table);
      rows += await copyRows(client, entry, lines);
      onProgress({ tables: shapes.length, done: shapes.length - expected.size, rows });
    } else if ('sequences' in entry) {
      for (const [name, last] of Object.entries(entry.sequences)) {
        if (last !== null) await client.query('select setval($1::regclass, $2)', [name, last]);
      }
    } else {
      if (expected.size > 0) {
        throw new DumpUnreadable(`The dump lacks tables: ${[...expected.keys()].join(', ')}.`);
      }
      await compare(client, shapes, entry.sums);
      return rows;
    }
  }
}

/** @throws DumpUnreadable unless every table has the rows that were dumped */
async function compare(
  client: pg.Client,
  shapes: readonly TableShape[],
  sums: Readonly<Record<string, TableSum>>,
): Promise<void> {
  for (const { table } of shapes) {
    const found = await sumTable(client, table, pg.escapeIdentifier);
    const dumped = sums[table];
    if (dumped?.rows === found.rows && dumped.sum === found.sum) continue;
    throw new DumpUnreadable(
      `The rows of ${table} differ from those that were dumped (${found.rows} of ` +
        `${dumped?.rows ?? 0}); nothing was restored.`,
    );
  }
}

/** @returns how many rows were sent */
async function copyRows(client: pg.Client, shape: TableShape, lines: LineReader): Promise<number> {
  const columns = shape.columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const rows = client.query(
    copyFrom(`copy ${pg.escapeIdentifier(shape.table)} (${columns}) from stdin`),
  );
  const finished = once(rows, 'finish');
  // Waited for below; until then a refusal must not end the process.
  finished.catch(() => {});
  let portion: Buffer[] = [];
  let size = 0;
  let count = 0;
  const send = async () => {
    if (!rows.write(Buffer.concat(portion))) await Promise.race([once(rows, 'drain'), finished]);
    portion = [];
    size = 0;
  };
  for (;;) {
    const line = await lines.next();
    if (line === null) {
      rows.destroy();
      throw new DumpUnreadable(`The dump ends within ${shape.table}; nothing was restored.`);
    }
    if (line.length === END_OF_ROWS.length && line.toString('latin1') === END_OF_ROWS) break;
    portion.push(line, LINE_END);
    size += line.length + 1;
    count += 1;
    if (size > PORTION) await send();
  }
  if (size > 0) await send();
  rows.end();
  await finished;
  return count;
}

const LINE_END = Buffer.from('\n');

/** @throws DumpUnreadable unless the line is JSON of that shape */
function parse<T>(line: Buffer | null, shape: (value: unknown) => T): T {
  if (line === null) throw new DumpUnreadable('The dump ends early; nothing was restored.');
  try {
    return shape(JSON.parse(line.toString('utf8')));
  } catch (error) {
    throw new DumpUnreadable('This is no dump of the portal, or a damaged one.', { cause: error });
  }
}
