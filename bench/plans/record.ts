import pg from 'pg';

/*
 * Loaded into the portal's process before anything else (node --import): tells the parent process
 * of every query that is sent to the database, in the order in which they are sent.
 */

/** A query as it was sent. */
export interface RecordedQuery {
  text: string;
  values: unknown[];
}

const { prototype } = pg.Client;
const query = prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;

prototype.query = function record(this: pg.Client, ...args: unknown[]) {
  const recorded = read(args);
  if (recorded) process.send?.(recorded);
  return query.apply(this, args);
} as typeof prototype.query;

function read([first, second]: unknown[]): RecordedQuery | null {
  if (typeof first === 'string') {
    return { text: first, values: Array.isArray(second) ? second : [] };
  }
  const { text, values = second } = first as { text?: string; values?: unknown };
  return text === undefined ? null : { text, values: Array.isArray(values) ? values : [] };
}
