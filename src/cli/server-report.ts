import type { ServerWatcher } from '#server/platform/embedded-server/index.ts';

/** What is written to; a terminal has lines that can be drawn again. */
interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** A line every so many seconds where it cannot be drawn again. */
const LINE_EVERY = 5;

/** Tells a person at the terminal what the embedded database does when it takes its time. */
export function serverReport(output: Output = process.stderr): ServerWatcher {
  let drawn = false;
  return {
    waiting: (seconds, recovering) => {
      const what = recovering
        ? 'The database was not shut down properly, and is being put in order'
        : 'The database is starting';
      if (output.isTTY) output.write(`\r\x1b[K${what} … ${seconds} s`);
      else if (seconds === 1 || seconds % LINE_EVERY === 0)
        output.write(`${what} … ${seconds} s\n`);
      drawn = true;
    },
    joined: () => {
      if (drawn && output.isTTY) output.write('\n');
    },
    elsewhere: (folder) => {
      output.write(
        'PostgreSQL refuses to run as root, and user namespaces are not allowed here.\n' +
          `So it runs as the user nobody, with the database in ${folder},\n` +
          'to which a link in the data folder leads.\n',
      );
    },
    ended: () => output.write('The database ended by itself, and is started again.\n'),
    answered: () => output.write('The database answers again.\n'),
    failed: (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      output.write(`The database could not be started again: ${reason}\n`);
    },
  };
}
