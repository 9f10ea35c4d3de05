import type pg from 'pg';
import type { RecordedQuery } from './record.ts';

/** A node of PostgreSQL's plan, as EXPLAIN (FORMAT JSON) writes it. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** What a query cost. */
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
  { text, values }: RecordedQuery,
  large: ReadonlySet<string>,
): Promise<Explained> {
  const plan = await planOf<[{ Plan: PlanNode; 'Execution Time': number }]>(client, 'json');
  const shown = await planOf<string>(client, 'text');
  const nodes = [...nodesOf(plan[0]![0].Plan)];
  const scans = nodes.filter((node) => node['Node Type'].includes('Scan'));
  return {
    milliseconds: plan[0]![0]['Execution Time'],
    rowsRead: scans.reduce((sum, node) => sum + rowsReadBy(node), 0),
    scanned: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name']!),
    text: shown.join('\n'),
  };

  async function planOf<T>(connection: pg.Client, format: string): Promise<T[]> {
    await connection.query('begin');
    try {
      const { rows } = await connection.query<{ 'QUERY PLAN': T }>(
        `explain (analyze, buffers, format ${format}) ${text}`,
        values,
      );
      return rows.map((row) => row['QUERY PLAN']);
    } finally {
      await connection.query('rollback');
    }
  }
}

function rowsReadBy(node: PlanNode): number {
  const each = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  return each * node['Actual Loops'];
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}
