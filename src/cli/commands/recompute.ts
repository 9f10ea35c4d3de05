import { Command } from 'commander';
import { minskDay } from '#domain/calendar.ts';
import { announceAll, recomputeStandings } from '#server/standings/index.ts';
import { withDatabase } from '../with-database.ts';

/** `portal recompute`: all sums anew from the ratings. */
export function recomputeCommand(): Command {
  return new Command('recompute')
    .description('Compute all standings anew from the ratings, and say whether anything differed.')
    .option('--check', 'end with status 2 when anything differed')
    .action(async (options: { check?: boolean }) => {
      await withDatabase(async (opened) => {
        const start = performance.now();
        const result = await recomputeStandings(opened.db, minskDay(new Date()));
        await announceAll(opened);
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        process.stdout.write(
          `${result.ratings} counted ratings; ${result.organizations} organisations rated in ` +
            `the window; ${seconds} s.\n`,
        );
        const differing = result.differingDays + result.differingStandings;
        process.stdout.write(
          differing === 0
            ? 'No difference: what was stored agrees with the ratings.\n'
            : `Differed and was put right: ${result.differingDays} day's sums, ` +
                `${result.differingStandings} standings.\n`,
        );
        if (options.check && differing > 0) process.exitCode = 2;
      });
    });
}
