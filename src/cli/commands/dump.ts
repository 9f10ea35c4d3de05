import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { dumpDatabase } from '#server/transfer/index.ts';
import { CommandError } from '../explain.ts';
import { progressDisplay } from '../progress.ts';
import { withDatabase } from '../with-database.ts';

/** `portal dump`: everything into one file, with which another database can begin. */
export function dumpCommand(): Command {
  return new Command('dump')
    .description('Write everything that the portal keeps into one file, while it serves.')
    .argument('<file>', 'a new file; it holds personal data, so only its owner may read it')
    .action((file: string) =>
      withDatabase(async (opened) => {
        if (existsSync(file))
          throw new CommandError(`${file} is there already. Give another name.`);
        const display = progressDisplay(process.stdout);
        const unfinished = `${file}.unfinished`;
        let written = 0;
        const lines = dumpDatabase(opened, ({ tables: total, done, rows }) => {
          display.update({ stage: 'tables', done, total });
          written = rows;
        });
        try {
          const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
          await pipeline(lines, createGzip(), output);
          await rename(unfinished, file);
        } catch (error) {
          await rm(unfinished, { force: true });
          throw error;
        } finally {
          display.end();
        }
        process.stdout.write(`${written} rows are in ${file}.\n`);
      }),
    );
}
