import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/platform/database/index.ts';
import { fillTemplate } from './database.ts';

/**
 * Global setup of the project `integration`: an embedded database with the schema and the reference
 * data, kept as a file, with which the tests begin instead of each making it for itself.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const opened = await openDatabase({ kind: 'embedded', dataFolder: null });
  if (opened.driver.kind !== 'embedded') throw new Error('not an embedded database');
  await fillTemplate(opened.db);
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-snapshot-'));
  const snapshot = path.join(folder, 'database.tar');
  await writeFile(snapshot, (await opened.driver.pglite.dumpDataDir('none')).stream());
  await opened.close();
  project.provide('testDatabase', { kind: 'embedded', snapshot });
  return () => rm(folder, { recursive: true });
}
