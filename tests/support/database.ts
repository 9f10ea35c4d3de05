import { openDatabase, migrate, type OpenedDatabase } from '#server/platform/database/index.ts';

/**
 * A fresh database with the current schema and no data: in memory, or, with TEST_DATABASE_URL, in
 * a schema of its own on that PostgreSQL server, so that the same tests run on both.
 */
export async function openTestDatabase(): Promise<OpenedDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  const opened = url
    ? await openDatabase({ kind: 'postgres', url: await createSchema(url) })
    : await openDatabase({ kind: 'embedded', dataFolder: null });
  await migrate(opened.db);
  return opened;
}

async function createSchema(url: string): Promise<string> {
  const { default: pg } = await import('pg');
  const name = `test_${process.pid}_${Date.now()}_${Math.floor(performance.now())}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension if not exists pg_trgm with schema public');
  await client.query(`create schema ${name}`);
  await client.end();
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${name},public`);
  return own.toString();
}
