import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/platform/database/index.ts';
import { createDatabase, fillTemplate } from './database.ts';
import { startPostgres } from './postgres-server.ts';

/**
 * Global setup of the project `postgres`: one server for all its files, or the one that
 * TEST_DATABASE_URL names, and on it a database with the schema and the reference data, of which
 * the tests get copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  const template = await createDatabase(server.url);
  const opened = await openDatabase({ kind: 'postgres', url: template.url });
  await fillTemplate(opened.db);
  await opened.close();
  project.provide('testDatabase', { kind: 'postgres', url: server.url, template: template.name });
  return async () => {
    await template.drop();
    await server.stop();
  };
}
