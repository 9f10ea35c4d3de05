import { Command } from 'commander';
import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { DEMO_LOGINS } from '#domain/identity/login.ts';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import { seedState } from '#server/demo/index.ts';
import { CommandError } from '../explain.ts';
import { assertPortFree, listen } from '../listen.ts';
import { seedWithProgress } from '../seeding.ts';
import { withDatabase } from '../with-database.ts';

interface ServeOptions {
  empty?: boolean;
  demo?: boolean;
}

/** `portal serve`: migrates, fills the demo on the very first embedded start, and serves. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the portal; the first start with the embedded database fills the demo.')
    .option('--empty', 'start without the demo')
    .option('--demo', 'with DATABASE_URL: fill an empty database with the demo, allow its logins')
    .action(async (options: ServeOptions) => {
      if (options.empty && options.demo) {
        throw new CommandError('--empty and --demo exclude each other.');
      }
      const configuration = readConfiguration(process.env);
      await assertPortFree(configuration);
      const demo = await prepareDatabase(options);
      // The server bundle reads its configuration itself.
      process.env.PORTAL_DEMO = demo ? '1' : '0';
      const address = await listen(configuration);
      greet(configuration, address, demo);
    });
}

/** Migrates, and seeds where that is wanted. Returns whether this is a demo. */
async function prepareDatabase(options: ServeOptions): Promise<boolean> {
  return withDatabase(async ({ db, kind }) => {
    const wanted = kind === 'embedded' ? !options.empty : options.demo === true;
    const state = await seedState(db);
    if (options.empty && (state === 'demo' || state === 'partial')) {
      throw new CommandError(
        'The data folder holds the demo already, so --empty cannot be kept.\n' +
          'Set PORTAL_DATA_DIR to another folder.',
      );
    }
    if (!wanted) return false;
    if (state === 'demo') return true;
    if (state === 'own-data') return kind === 'postgres';
    process.stdout.write('First start: filling the portal with the demo.\n');
    await seedWithProgress(db);
    return true;
  });
}

function greet(configuration: Configuration, address: string, demo: boolean): void {
  const lines = ['', `The portal is at ${address}`];
  if (demo) {
    lines.push('', `Demo logins, each with the password ${DEMO_PASSWORD}:`);
    lines.push(`  ${DEMO_LOGINS.join(', ')}`);
    if (!configuration.smtpUrl) lines.push(`Letters are shown at ${address}/outbox`);
  }
  lines.push('', 'Ctrl-C ends it.', '');
  process.stdout.write(lines.join('\n'));
}
