import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Command } from 'commander';
import { minskDay } from '#domain/calendar.ts';
import { readConfiguration } from '#server/platform/configuration/index.ts';
import { openDatabase } from '#server/platform/database/index.ts';
import { announceAll } from '#server/standings/index.ts';
import { DumpRefused, DumpUnreadable, restoreDatabase } from '#server/transfer/index.ts';
import { CommandError } from '../explain.ts';
import { interruptible } from '../interruption.ts';
import { progressDisplay } from '../progress.ts';
import { serverReport } from '../server-report.ts';

/** `portal restore`: fills an empty database from a dump. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Fill an empty database from a file of "portal dump", and compare every table.')
    .argument('<file>', 'what "portal dump" has written, also with an earlier release')
    .action(async (file: string) => {
      const opened = await openDatabase(readConfiguration(process.env).database, serverReport());
      const display = progressDisplay(process.stdout);
      try {
        const { head, rows, recomputed } = await interruptible(opened.abandon, () =>
          restoreDatabase(opened, unzipped(file), minskDay(new Date()), ({ tables: total, done }) =>
            display.update({ stage: 'tables', done, total }),
          ),
        );
        // A portal may be serving the empty database already.
        await announceAll(opened);
        display.end();
        const differing = recomputed.differingDays + recomputed.differingStandings;
        process.stdout.write(
          `${rows} rows of ${head.createdAt} (release ${head.release}); all tables agree.\n` +
            (differing === 0
              ? 'The standings, computed again from the ratings, agree, too.\n'
              : `${differing} sums of standings differed from the ratings, and were put right.\n`),
        );
      } catch (error) {
        display.end();
        if (error instanceof DumpRefused || error instanceof DumpUnreadable) {
          throw new CommandError(error.message);
        }
        throw error;
      } finally {
        await opened.close();
      }
    });
}

/** @throws DumpUnreadable when the file is no gzip, or ends early */
async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new DumpUnreadable(`${file} cannot be read: ${(error as Error).message}`);
  }
}
