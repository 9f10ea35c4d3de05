import { Command } from 'commander';
import { readConfiguration } from '#server/platform/configuration/index.ts';
import { migrate, openDatabase } from '#server/platform/database/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';

/** `portal migrate`: brings the schema and the reference data up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database schema and the reference data up to date.')
    .action(async () => {
      const opened = await openDatabase(readConfiguration(process.env).database);
      try {
        const names = await migrate(opened.db);
        await loadReferenceData(opened.db);
        for (const name of names) process.stdout.write(`${name}\n`);
        process.stdout.write(names.length === 0 ? 'The schema is up to date.\n' : 'Done.\n');
      } finally {
        await opened.close();
      }
    });
}
