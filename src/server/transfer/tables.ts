import type pg from 'pg';

/** A table as it is dumped: the columns that are stored, in their order. */
export interface TableShape {
  table: string;
  columns: string[];
}

/** How many rows a table has, and a sum over their text that differs where any of them does. */
export interface TableSum {
  rows: number;
  sum: string;
}

/** Kysely's own tables: they say which migrations ran, which the head of a dump does. */
const MIGRATIONS = ['kysely_migration', 'kysely_migration_lock'];

/**
 * Lists the tables of the schema, each after those that it refers to.
 *
 * @throws Error when tables refer to each other in a circle
 */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(
    `select relname as table, array_agg(attname::text order by attnum) as columns
      from pg_class join pg_attribute on attrelid = pg_class.oid
      where relkind = 'r' and relnamespace = current_schema()::regnamespace and attnum > 0
        and not attisdropped and attgenerated = '' and relname <> all ($1)
      group by relname order by relname`,
    [MIGRATIONS],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select distinct source.relname as from, target.relname as to
      from pg_constraint
        join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
      where contype = 'f' and conrelid <> confrelid
        and source.relnamespace = current_schema()::regnamespace`,
  );
  const ordered: TableShape[] = [];
  let left = tables;
  while (left.length > 0) {
    const names = new Set(left.map(({ table }) => table));
    const waits = new Set(references.filter(({ to }) => names.has(to)).map(({ from }) => from));
    const next = left.filter(({ table }) => !waits.has(table));
    if (next.length === 0) throw new Error(`tables refer to each other: ${[...names].join(', ')}`);
    ordered.push(...next);
    left = left.filter(({ table }) => waits.has(table));
  }
  return ordered;
}

/** Counts the rows of a table, and sums them up; the order of rows makes no difference. */
export async function sumTable(
  client: pg.ClientBase,
  table: string,
  quote: (name: string) => string,
): Promise<TableSum> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows,
      coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0)::text as sum
      from ${quote(table)} t`,
  );
  return { rows: Number(rows[0]!.rows), sum: rows[0]!.sum };
}

/** The numbers that the sequences of the schema gave last; null: none yet. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last
      from pg_sequences where schemaname = current_schema() order by sequencename`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** The text of a value must not depend on settings of the server. */
export async function fixTextFormats(client: pg.ClientBase): Promise<void> {
  await client.query(`set local datestyle = 'ISO, YMD'; set local timezone = 'UTC';
    set local intervalstyle = 'postgres'; set local extra_float_digits = 1;
    set local bytea_output = 'hex'`);
}
