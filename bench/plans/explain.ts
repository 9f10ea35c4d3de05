import type pg from 'pg';
import type { RecordedQuery } from './record.ts';

/** A node of PostgreSQL's plan, as EXPLAIN (FORMAT JSON) writes it. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** What a query cost; nothing is measured of one that cannot be run a second time. */
export interface Explained {
  /** Milliseconds in the server. */
  milliseconds: number;
  /** Rows that were read from tables and indexes. */
  rowsRead: number;
  /** Large tables that were read from end to end. */
  scanned: string[];
  /** The plan for people. */
  text: string;
}

/** From so many rows on, reading a whole table is worth a word. */
const LARGE = 5_000;

/** Tables with many rows, by the database's own estimate. */
export async function largeTables(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
    [LARGE],
  );
  return new Set(rows.map((row) => row.name));
}

/** Runs a query again with EXPLAIN (ANALYZE, BUFFERS), and takes back what it changed. */
export async function explain(
  client: pg.Client,
  query: RecordedQuery,
  large: ReadonlySet<string>,
): Promise<Explained> {
  const [json] = await planOf<[{ Plan: PlanNode; 'Execution Time'?: number }]>(
    client,
    query,
    'json',
  );
  const text = await planOf<string>(client, query, 'text');
  const { Plan: plan, 'Execution Time': milliseconds = 0 } = json![0];
  const nodes = [...nodesOf(plan)];
  const scans = nodes.filter((node) => node['Node Type'].includes('Scan'));
  return {
    milliseconds,
    rowsRead: scans.reduce((sum, node) => sum + rowsReadBy(node), 0),
    scanned: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name']!),
    text: text.join('\n'),
  };
}

/** PostgreSQL's code for a row that is there already. */
const UNIQUE_VIOLATION = '23505';

/** The plan, line by line; without what it cost when the query inserts a row that is there now. */
async function planOf<T>(
  client: pg.Client,
  { text, values }: RecordedQuery,
  format: 'json' | 'text',
): Promise<T[]> {
  const plan = async (options: string) => {
    await client.query('begin');
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': T }>(
        `explain (${options}, format ${format}) ${text}`,
        values,
      );
      return rows.map((row) => row['QUERY PLAN']);
    } finally {
      await client.query('rollback');
    }
  };
  try {
    return await plan('analyze, buffers');
  } catch (error) {
    if ((error as pg.DatabaseError).code !== UNIQUE_VIOLATION) throw error;
    return plan('costs');
  }
}

function rowsReadBy(node: PlanNode): number {
  const each = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
  return each * (node['Actual Loops'] ?? 0);
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}
