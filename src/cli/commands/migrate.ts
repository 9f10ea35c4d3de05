import { Command } from 'commander';
import { withDatabase } from '../with-database.ts';

/** `portal migrate`: brings the schema and the reference data up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database schema and the reference data up to date.')
    .action(() =>
      withDatabase(async (_opened, _configuration, migrated) => {
        for (const name of migrated) process.stdout.write(`${name}\n`);
        process.stdout.write(migrated.length === 0 ? 'The schema is up to date.\n' : 'Done.\n');
      }),
    );
}
