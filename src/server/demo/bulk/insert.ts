import { sql } from 'kysely';
import type { Database, Tables } from '#server/platform/database/index.ts';
import { arrayLiteral, type ArrayItem } from './arrays.ts';

/** A column that is filled: its type, and optionally what is stored instead of the bare value. */
export interface ColumnShape {
  type: string;
  /** SQL over the columns given. */
  stored?: string;
}

/** The columns of a bulk insert, by name. */
export type Shape = Record<string, ColumnShape>;

/** Rows gathered column by column, and inserted with one statement. */
export class ColumnBuffer {
  readonly #table: keyof Tables;
  readonly #shape: Shape;
  #columns: ArrayItem[][];

  constructor(table: keyof Tables, shape: Shape) {
    this.#table = table;
    this.#shape = shape;
    this.#columns = this.#empty();
  }

  get length(): number {
    return this.#columns[0]!.length;
  }

  /** @param values in the order of the shape */
  add(...values: ArrayItem[]): void {
    for (let index = 0; index < values.length; index += 1)
      this.#columns[index]!.push(values[index]!);
  }

  /** Stores what was added and begins anew. */
  async flush(db: Database): Promise<void> {
    if (this.length === 0) return;
    const columns = this.#columns;
    this.#columns = this.#empty();
    const shapes = Object.entries(this.#shape);
    const names = sql.raw(shapes.map(([name]) => `"${name}"`).join(', '));
    const stored = sql.raw(shapes.map(([name, { stored }]) => stored ?? `"${name}"`).join(', '));
    const given = shapes.map(
      ([, { type }], index) => sql`${arrayLiteral(columns[index]!)}::text::${sql.raw(type)}[]`,
    );
    await sql`insert into ${sql.table(this.#table)} (${names})
      select ${stored} from unnest(${sql.join(given)}) as given (${names})`.execute(db);
  }

  #empty(): ArrayItem[][] {
    return Object.keys(this.#shape).map(() => []);
  }
}

/**
 * Inserts wide rows, also with arrays in them; the keys of the shape are those of the rows.
 *
 * @param shape type of each column
 */
export async function insertRows(
  db: Database,
  table: keyof Tables,
  shape: Record<string, string>,
  rows: readonly object[],
): Promise<void> {
  const names = sql.raw(Object.keys(shape).join(', '));
  const types = sql.raw(
    Object.entries(shape)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given (${types})`.execute(db);
}

/** Lets the ids that the database gives out go on after `last`. */
export async function continueIdsAfter(
  db: Database,
  table:
    'organizations' | 'subdivisions' | 'additional_criteria' | 'criterion_wordings' | 'ratings',
  last: number,
): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${Math.max(last, 1)}::bigint,
    ${last > 0}::boolean)`.execute(db);
}
