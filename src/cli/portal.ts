#!/usr/bin/env node
import { Command } from 'commander';
import { explain } from './explain.ts';

const program = new Command('portal')
  .description('The portal on which people rate the public services they receive.')
  .addHelpText(
    'after',
    `
Settings come from environment variables:
  DATABASE_URL     postgres://… to use a PostgreSQL server (15 or later); without it the
                   embedded PostgreSQL in the data folder is used
  PORTAL_DATA_DIR  data folder (default: var)
  HOST, PORT       where to listen (default: localhost, 3000)
  PORTAL_ORIGIN    address under which people reach the portal, behind a proxy
  PORTAL_SECRET    signs sessions; required together with DATABASE_URL
  SMTP_URL         smtp://… to send letters; without it they stay in the outbox
`,
  )
  .showHelpAfterError();

/** By the names of the commands. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand(),
  operator: async () => (await import('./commands/operator.ts')).operatorCommand(),
  seed: async () => (await import('./commands/seed.ts')).seedCommand(),
  recompute: async () => (await import('./commands/recompute.ts')).recomputeCommand(),
  dump: async () => (await import('./commands/dump.ts')).dumpCommand(),
  restore: async () => (await import('./commands/restore.ts')).restoreCommand(),
};

// Only the one that is called: all together take a second and 100 MB.
const called = Object.entries(COMMANDS).filter(([name]) => name === process.argv[2]);
for (const [, load] of called.length > 0 ? called : Object.entries(COMMANDS)) {
  program.addCommand(await load());
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
