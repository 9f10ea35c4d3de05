import { randomUUID } from 'node:crypto';
import { migrate, openDatabase, type OpenedDatabase } from '#server/platform/database/index.ts';

/**
 * A fresh database with the current schema and no data: in memory, or, with TEST_DATABASE_URL, a
 * database of its own on that PostgreSQL server, so that the same tests run on both. Closing it
 * drops it.
 */
export async function openTestDatabase(): Promise<OpenedDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const opened = server
    ? await openOnServer(server)
    : await openDatabase({ kind: 'embedded', dataFolder: null });
  await migrate(opened.db);
  return opened;
}

async function openOnServer(server: string): Promise<OpenedDatabase> {
  const { url, drop } = await createDatabase(server);
  const opened = await openDatabase({ kind: 'postgres', url });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await drop();
    },
  };
}

/** A new, empty database on a PostgreSQL server. */
export async function createDatabase(
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => execute(server, `drop database ${name} with (force)`),
  };
}

async function execute(server: string, statement: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
