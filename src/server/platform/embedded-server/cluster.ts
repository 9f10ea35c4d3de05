import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { thisRelease } from '#server/platform/project-folder/index.ts';
import { IncompatibleDatabase, ServerUnavailable } from './errors.ts';
import {
  chooseUser,
  findPrograms,
  runProgram,
  SHARED_FOLDER,
  type Programs,
  type RunAs,
} from './programs.ts';

/** A database cluster on disk: PostgreSQL's data directory, and how its server is run and reached. */
export interface Cluster {
  /** PostgreSQL's data directory, without links. */
  data: string;
  /** Locked by the server for as long as one of its processes lives. */
  lockFile: string;
  logFile: string;
  /** Folder of the Unix socket. */
  socketFolder: string;
  runAs: RunAs;
  programs: Programs;
}

/** The superuser, who owns everything, and the one database. */
export const DATABASE_USER = 'portal';
export const DATABASE_NAME = 'postgres';

/** Kept beside PostgreSQL's own files. */
const LOCK_FILE = 'portal.lock';
const RELEASE_FILE = 'portal-release';
const PASSWORD_FILE = 'portal-password';

/** The longest address of a Unix socket in bytes, without the zero at its end. */
const LONGEST_SOCKET = process.platform === 'darwin' ? 103 : 107;

/**
 * Finds the cluster of a data folder, and creates it on first use.
 *
 * @param elsewhere called when a new one could not be put into the data folder, with where it is
 */
export async function openCluster(
  dataFolder: string,
  elsewhere: (folder: string) => void,
): Promise<Cluster> {
  await mkdir(dataFolder, { recursive: true });
  const place = path.join(dataFolder, 'postgresql');
  const owner = await ownerOf(place);
  const runAs = await chooseUser(dataFolder, owner);
  const programs = await findPrograms(runAs);
  if (owner === null) {
    await refuseEarlierDatabase(dataFolder);
    await createCluster(dataFolder, place, runAs, programs);
  }
  const data = await realpath(place);
  if (owner === null && runAs.kind === 'other') elsewhere(data);
  await assertVersion(data, programs);
  return {
    data,
    lockFile: path.join(data, LOCK_FILE),
    logFile: path.join(dataFolder, 'postgresql.log'),
    socketFolder: await socketFolderOf(data, runAs),
    runAs,
    programs,
  };
}

/** Remembers that this release opened the cluster, for the message of a later one that cannot. */
export async function markRelease({ data }: Cluster): Promise<void> {
  await writeFile(path.join(data, RELEASE_FILE), `${thisRelease()}\n`);
}

/** The password of the superuser, where the server is reached over the network of the machine. */
export async function readPassword(data: string): Promise<string> {
  return (await readFile(path.join(data, PASSWORD_FILE), 'utf8')).trim();
}

async function ownerOf(place: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(place);
    return { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ServerUnavailable((error as Error).message, { cause: error });
  }
}

/** States of the program before the first release kept another kind of database here. */
async function refuseEarlierDatabase(dataFolder: string): Promise<void> {
  const earlier = path.join(dataFolder, 'database');
  if ((await ownerOf(path.join(earlier, 'PG_VERSION'))) === null) return;
  throw new IncompatibleDatabase(earlier, null, `${earlier} was made before the first release`);
}

async function assertVersion(data: string, { major }: Programs): Promise<void> {
  const version = (await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === String(major)) return;
  const release = await readFile(path.join(data, RELEASE_FILE), 'utf8').catch(() => 'unknown');
  throw new IncompatibleDatabase(
    data,
    release.trim(),
    `${data} was made by PostgreSQL ${version}; this release brings ${major}`,
  );
}

/**
 * Creates a cluster beside its place and moves it there, so that one that was interrupted is never
 * taken for a whole one, and of two processes that begin at once one creates it.
 */
async function createCluster(
  dataFolder: string,
  place: string,
  runAs: RunAs,
  programs: Programs,
): Promise<void> {
  const temporary = await mkdtemp(
    runAs.kind === 'other' ? path.join(await sharedFolder(), 'database-') : `${place}-new-`,
  );
  try {
    await fillCluster(temporary, runAs, programs);
    // Another user cannot enter the data folder, so a link leads there to where the cluster stays.
    if (runAs.kind === 'other') await symlink(temporary, place);
    else await rename(temporary, place);
    await syncFolder(dataFolder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another process that began at the same time has finished.
    if ((await ownerOf(place)) === null) throw error;
  }
}

async function fillCluster(folder: string, runAs: RunAs, programs: Programs): Promise<void> {
  await giveTo(folder, runAs);
  const passwordFile = `${folder}.password`;
  // A socket is guarded by its rights and those of its folder; Windows takes a password instead.
  const password = process.platform === 'win32' ? randomBytes(24).toString('base64url') : null;
  if (password !== null) await writeFile(passwordFile, password);
  await runProgram(runAs, programs.initdb, [
    `--pgdata=${folder}`,
    `--username=${DATABASE_USER}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(password === null
      ? ['--auth-local=trust', '--auth-host=reject']
      : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
  ]);
  await rm(passwordFile, { force: true });
  await keepFile(folder, LOCK_FILE, '', runAs);
  await keepFile(folder, RELEASE_FILE, `${thisRelease()}\n`, runAs);
  if (password !== null) await keepFile(folder, PASSWORD_FILE, password, runAs);
  const alone = ['--single', '-D', folder, DATABASE_NAME];
  await runProgram(runAs, programs.postgres, alone, 'create extension pg_stat_statements\n');
}

async function keepFile(folder: string, name: string, content: string, runAs: RunAs) {
  const file = path.join(folder, name);
  await writeFile(file, content, { mode: 0o600, flush: true });
  await giveTo(file, runAs);
}

async function giveTo(file: string, runAs: RunAs): Promise<void> {
  if (runAs.kind === 'other') await chown(file, runAs.uid, runAs.gid);
}

async function sharedFolder(): Promise<string> {
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  return SHARED_FOLDER;
}

/** Makes a rename in a folder outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The folder of the socket: the data directory, which only its owner may enter; or, where the
 * address would be too long, a private one of the machine, the same for every process.
 */
async function socketFolderOf(data: string, runAs: RunAs): Promise<string> {
  if (Buffer.byteLength(path.join(data, '.s.PGSQL.5432')) <= LONGEST_SOCKET) return data;
  const uid = runAs.kind === 'other' ? runAs.uid : (process.getuid?.() ?? 0);
  const runtime = `/run/user/${uid}`;
  const parent = (await ownerOf(runtime))?.uid === uid ? runtime : '/tmp';
  const folder = path.join(parent, `rating-portal-${uid}-${shortName(data)}`);
  try {
    await mkdir(folder, { mode: 0o700 });
    await giveTo(folder, runAs);
    await chmod(folder, 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new ServerUnavailable(
      `${folder} is not a private folder of the user ${uid}. Remove it, or choose a data folder ` +
        'with a shorter path.',
    );
  }
  return folder;
}

function shortName(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
