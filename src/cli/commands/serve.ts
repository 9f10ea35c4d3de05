import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { readConfiguration, type Configuration } from '#server/platform/configuration/index.ts';
import { DEMO_LOGINS } from '#domain/identity/login.ts';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import { seedState } from '#server/demo-state/index.ts';
import {
  IncompatibleDatabase,
  joinServer,
  type JoinedServer,
} from '#server/platform/embedded-server/index.ts';
import { CommandError, explain } from '../explain.ts';
import { interruptible } from '../interruption.ts';
import { assertPortFree, listen } from '../listen.ts';
import { serverReport } from '../server-report.ts';
import { withDatabase } from '../with-database.ts';

interface ServeOptions {
  empty?: boolean;
  demo?: boolean;
  reseed?: boolean;
}

/** `portal serve`: migrates, fills the demo on the very first embedded start, and serves. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the portal; the first start with the embedded PostgreSQL fills the demo.')
    .option('--empty', 'start without the demo')
    .option('--demo', 'with DATABASE_URL: fill an empty database with the demo, allow its logins')
    .option('--reseed', 'set a database aside that was made before the first release')
    .action(async (options: ServeOptions) => {
      if (options.empty && options.demo) {
        throw new CommandError('--empty and --demo exclude each other.');
      }
      const configuration = readConfiguration(process.env);
      await assertPortFree(configuration);
      const server = await joinAlone(configuration, options);
      const leave = async () => server?.leave();
      try {
        const demo = await interruptible(leave, () => prepareDatabase(configuration, options));
        // The server bundle reads its configuration itself.
        process.env.PORTAL_DEMO = demo ? '1' : '0';
        const address = await listen(configuration, leave);
        greet(configuration, address, demo);
      } catch (error) {
        await leave();
        throw error;
      }
    });
}

/**
 * Starts the embedded server, and keeps other portals from serving the same data folder.
 *
 * @returns null with DATABASE_URL
 */
async function joinAlone(
  { database }: Configuration,
  { reseed }: ServeOptions,
): Promise<JoinedServer | null> {
  if (!('dataFolder' in database)) return null;
  const join = () =>
    joinServer(database.dataFolder, {
      ...serverReport(),
      serving: true,
      lost: (error) => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    });
  try {
    return await join();
  } catch (error) {
    if (!(error instanceof IncompatibleDatabase) || error.release !== null) throw error;
    if (reseed !== true && !(await wantsReseed(error))) throw error;
    await rename(error.folder, `${error.folder}-before-the-first-release`);
    return join();
  }
}

/** Asks whether a database of earlier states may be set aside; without a terminal the answer is no. */
async function wantsReseed({ folder }: IncompatibleDatabase): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `${folder} was made before the first release and cannot be opened any more.\n` +
      'Set it aside, and fill the demo again? [y/N] ',
  );
  terminal.close();
  return /^\s*[yYдДтТ]/.test(answer);
}

/** Migrates, and seeds where that is wanted. Returns whether this is a demo. */
async function prepareDatabase(
  { database }: Configuration,
  options: ServeOptions,
): Promise<boolean> {
  const ownServer = 'url' in database;
  const wanted = ownServer ? options.demo === true : !options.empty;
  const state = await withDatabase(({ db }) => seedState(db));
  if (options.empty && (state === 'demo' || state === 'partial')) {
    throw new CommandError(
      'The data folder holds the demo already, so --empty cannot be kept.\n' +
        'Set PORTAL_DATA_DIR to another folder.',
    );
  }
  if (!wanted) return false;
  if (state === 'demo') return true;
  if (state === 'own-data') return ownServer;
  process.stdout.write('First start: filling the portal with the demo.\n');
  await seedInChild();
  return true;
}

/** Runs `portal seed`, so that the process that serves does not keep the memory which that takes. */
async function seedInChild(): Promise<void> {
  const child = spawn(process.execPath, [process.argv[1]!, 'seed'], { stdio: 'inherit' });
  const [status] = (await interruptible(
    async () => child.kill(),
    () => once(child, 'exit'),
  )) as [number | null];
  if (status !== 0) throw new CommandError('The demo was not filled in. Start again to go on.');
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
