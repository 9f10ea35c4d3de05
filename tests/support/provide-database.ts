import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/platform/database/index.ts';
import { joinServer } from '#server/platform/embedded-server/index.ts';
import { createDatabase, fillTemplate } from './database.ts';

/** What a test stores need not outlive a power cut. */
const SETTINGS = {
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/**
 * Global setup of the tests with a database: one server for all files, an embedded one or that of
 * TEST_DATABASE_URL, and on it a database with the schema and the reference data, of which each file
 * gets copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startServer();
  const template = await createDatabase(server.url);
  const opened = await openDatabase({ url: template.url });
  await fillTemplate(opened.db);
  await opened.close();
  project.provide('testDatabase', { url: server.url, template: template.name });
  return async () => {
    await template.drop();
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-tests-'));
  const { connection, leave } = await joinServer(folder, { settings: SETTINGS });
  const url = new URL(`postgres://${connection.user}@localhost:${connection.port}`);
  url.pathname = `/${connection.database}`;
  if (connection.password) url.password = connection.password;
  url.searchParams.set('host', connection.host);
  return {
    url: url.toString(),
    stop: async () => {
      await leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
