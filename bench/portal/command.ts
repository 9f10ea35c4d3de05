import path from 'node:path';
import { run } from '../child.ts';
import { ROOT } from '../root.ts';

/** The file behind `scripts/portal`, which is run here without looking for packages to install. */
export const PORTAL = path.join(ROOT, 'src/cli/portal.ts');

/** Signs the sessions of all portals of this run. */
export const SECRET = 'known to everyone: only for the invented people of a benchmark';

/** The environment of a portal over a database; nothing of our own settings gets into it. */
export function portalEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORTAL_SECRET: SECRET,
    LOG_LEVEL: 'warn',
  };
}

/** Runs a command of the portal to its end and returns what it printed. */
export function runPortal(args: readonly string[], databaseUrl: string): Promise<string> {
  const env = portalEnvironment(databaseUrl);
  return run(process.execPath, [PORTAL, ...args], { cwd: ROOT, env });
}
