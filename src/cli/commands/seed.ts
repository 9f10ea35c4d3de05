import { Command, InvalidArgumentError } from 'commander';
import { minskDay } from '#domain/calendar.ts';
import { seedDemo } from '#server/demo/index.ts';
import { clearPartialSeed, seedState } from '#server/demo-state/index.ts';
import { announceAll } from '#server/standings/index.ts';
import { CommandError } from '../explain.ts';
import { progressDisplay } from '../progress.ts';
import { withDatabase } from '../with-database.ts';

/** `portal seed`: fills an empty portal with the demo, in any size. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('Fill an empty portal with the demo: invented organisations and ratings.')
    .option('--organizations <n>', 'how many organisations, up to 100,000', count(100_000))
    .option('--ratings <n>', 'how many ratings, up to 10,000,000', count(10_000_000))
    .option('--seed <n>', 'the same seed makes the same demo', count(2 ** 31))
    .action(async (options: { organizations?: number; ratings?: number; seed?: number }) => {
      await withDatabase(async (opened) => {
        const state = await seedState(opened.db);
        if (state === 'demo' || state === 'own-data') {
          throw new CommandError(
            'This portal holds organisations already; only an empty one can be seeded.\n' +
              'Set PORTAL_DATA_DIR or DATABASE_URL to another database.',
          );
        }
        // What an interrupted seeding left; it does nothing in any other state.
        await clearPartialSeed(opened.db);
        const display = progressDisplay(process.stdout);
        const today = minskDay(new Date());
        await seedDemo(opened.db, { ...options, today }, display.update);
        display.end();
        // A portal may be serving already.
        await announceAll(opened);
      });
    });
}

function count(most: number): (text: string) => number {
  return (text) => {
    const n = Number(text.replaceAll(/[_,]/g, ''));
    if (!Number.isInteger(n) || n < 1 || n > most) {
      throw new InvalidArgumentError(`give a whole number from 1 to ${most}`);
    }
    return n;
  };
}
