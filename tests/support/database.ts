import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import {
  migrate,
  openDatabase,
  type Database,
  type OpenedDatabase,
} from '#server/platform/database/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server, and the database on it that those of the tests are copies of. */
    testDatabase: { url: string; template: string };
  }
}

/** Makes of an empty database what every test begins with: the current schema, the reference data. */
export async function fillTemplate(db: Database): Promise<void> {
  await migrate(db);
  await loadReferenceData(db);
}

/**
 * Opens a database of its own, which closing drops.
 *
 * @param empty without a schema; otherwise with the current one and the reference data
 */
export async function openTestDatabase({ empty = false } = {}): Promise<OpenedDatabase> {
  const given = inject('testDatabase');
  const { url, drop } = await createDatabase(given.url, empty ? undefined : given.template);
  const opened = await openDatabase({ url });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await drop();
    },
  };
}

/**
 * A new database on a PostgreSQL server.
 *
 * @param template the database it is a copy of; empty without
 */
export async function createDatabase(
  server: string,
  template = 'template1',
): Promise<{ name: string; url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name,
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
