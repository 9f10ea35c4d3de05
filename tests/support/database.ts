import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
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
    /** What the databases of the tests are copies of: a file, or a database on a server. */
    testDatabase:
      { kind: 'embedded'; snapshot: string } | { kind: 'postgres'; url: string; template: string };
  }
}

/** Makes of an empty database what every test begins with: the current schema, the reference data. */
export async function fillTemplate(db: Database): Promise<void> {
  await migrate(db);
  await loadReferenceData(db);
}

/**
 * A database of its own with the current schema and the reference data: in memory, or on the
 * PostgreSQL server of the project `postgres`, so that the same tests run on both. Closing it drops
 * it.
 */
export async function openTestDatabase(): Promise<OpenedDatabase> {
  const given = inject('testDatabase');
  if (given.kind === 'embedded') {
    const snapshot = await openAsBlob(given.snapshot);
    return openDatabase({ kind: 'embedded', dataFolder: null, snapshot });
  }
  const { url, drop } = await createDatabase(given.url, given.template);
  const opened = await openDatabase({ kind: 'postgres', url });
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
