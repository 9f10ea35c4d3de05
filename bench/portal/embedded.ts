import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { run, startChild } from '../child.ts';
import { freePort } from '../../tests/support/portal-process.ts';
import { signIn } from './citizens.ts';

/** A portal with its own PostgreSQL. */
export interface Embedded {
  origin: string;
  /** From its start until it said where it is. */
  seconds: number;
  /** The portal and all processes of its database. */
  processes(): number[];
  stop(): Promise<void>;
  /**
   * Adds citizens, while the portal is ended.
   *
   * @returns signs them in at an address, and gives the Cookie headers
   */
  prepareCitizens(count: number): Promise<(origin: string) => Promise<string[]>>;
}

const PASSWORD = 'made for measuring, thrown away after';

/**
 * Adds citizens with the code of the checkout itself. Earlier states of it ask for the kind of the
 * database; later ones pass over that.
 */
const ADD_CITIZENS = `
  import { createAccount, hashPassword } from '#server/identity/index.ts';
  import { openDatabase } from '#server/platform/database/index.ts';
  const [, dataFolder, password, count] = process.argv;
  const opened = await openDatabase({ kind: 'embedded', dataFolder });
  const passwordHash = await hashPassword(password);
  for (let n = 0; n < Number(count); n += 1) {
    const login = 'bench-' + n;
    await createAccount(opened.db, { login, email: login + '@example.org', role: 'citizen',
      passwordHash, createdAt: new Date(), demo: false, language: 'ru' });
  }
  await opened.close();`;

/** Starts a checkout of the portal over a data folder, and waits until it serves. */
export async function startEmbedded(checkout: string, dataFolder: string): Promise<Embedded> {
  const port = await freePort();
  const node = path.join(checkout, 'node_modules/node/bin/node');
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORTAL_DATA_DIR: dataFolder, PORT: String(port), LOG_LEVEL: 'warn' };
  const start = performance.now();
  const child = startChild(node, ['src/cli/portal.ts', 'serve'], { cwd: checkout, env });
  let ended = false;
  void child.exited.then(() => (ended = true));
  while (!child.output().includes('The portal is at')) {
    if (ended) throw new Error(`The portal ended:\n${child.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    origin: `http://localhost:${port}`,
    seconds: (performance.now() - start) / 1000,
    processes: () => [child.process.pid!, ...workingBelow(dataFolder)],
    stop: child.stop,
    prepareCitizens: async (count) => {
      const args = ['--input-type=module', '--eval', ADD_CITIZENS, dataFolder, PASSWORD];
      await run(node, [...args, String(count)], { cwd: checkout, env });
      return async (origin) => {
        const cookies: string[] = [];
        for (let n = 0; n < count; n += 1) {
          cookies.push(await signIn(origin, `bench-${n}`, PASSWORD));
        }
        return cookies;
      };
    },
  };
}

/** The processes whose working directory lies in a folder, as those of PostgreSQL's servers do. */
function workingBelow(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) &&
          readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
        );
      } catch {
        return false;
      }
    });
}
