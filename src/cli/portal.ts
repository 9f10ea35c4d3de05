#!/usr/bin/env node
import { Command } from 'commander';
import { migrateCommand } from './commands/migrate.ts';
import { operatorCommand } from './commands/operator.ts';
import { recomputeCommand } from './commands/recompute.ts';
import { seedCommand } from './commands/seed.ts';
import { serveCommand } from './commands/serve.ts';
import { explain } from './explain.ts';

const program = new Command('portal')
  .description('The portal on which people rate the public services they receive.')
  .addHelpText(
    'after',
    `
Settings come from environment variables:
  DATABASE_URL     postgres://… to use a PostgreSQL server (15 or later); without it the
                   embedded database in the data folder is used
  PORTAL_DATA_DIR  data folder (default: var)
  HOST, PORT       where to listen (default: localhost, 3000)
  PORTAL_ORIGIN    address under which people reach the portal, behind a proxy
  PORTAL_SECRET    signs sessions; required together with DATABASE_URL
  SMTP_URL         smtp://… to send letters; without it they stay in the outbox
`,
  )
  .showHelpAfterError();

const commands = [serveCommand, migrateCommand, operatorCommand, seedCommand, recomputeCommand];
for (const command of commands) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
