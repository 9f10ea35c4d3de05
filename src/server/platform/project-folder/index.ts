import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of the project that holds a file, such as `data/spheres.json`; null when it is nowhere.
 *
 * A module runs both from `src/` by plain Node and from the bundle in `build/server/`, at different
 * depths, so the file is looked for upwards from here and then from the working directory.
 *
 * @param landmark path of a file from the root of the project
 */
export function rootWith(landmark: string): string | null {
  return rootAbove(import.meta.dirname, landmark) ?? rootAbove(process.cwd(), landmark);
}

function rootAbove(start: string | undefined, landmark: string): string | null {
  if (!start) return null;
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, landmark))) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

/** The version of this program, as package.json has it. */
export function thisRelease(): string {
  const root = rootWith('package.json');
  if (root === null) return 'unknown';
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
