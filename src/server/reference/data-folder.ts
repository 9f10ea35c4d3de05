import { existsSync } from 'node:fs';
import path from 'node:path';

/** A file that only the folder of the reference data has. */
const LANDMARK = path.join('data', 'organization-types.json');

/** The folder of the reference data was not found. */
export class DataFolderMissing extends Error {
  override name = 'DataFolderMissing';
}

/**
 * The folder of the reference data, `data/` of the project.
 *
 * The module runs both from `src/` by plain Node and from the bundle in `build/server/`, at
 * different depths, so the folder is looked for upwards from the module and then from the working
 * directory. `PORTAL_REFERENCE_DIR` names it where it lies elsewhere.
 *
 * @throws DataFolderMissing
 */
export function dataFolder(): string {
  const named = process.env.PORTAL_REFERENCE_DIR;
  if (named) return path.resolve(named);
  const root = rootAbove(import.meta.dirname) ?? rootAbove(process.cwd());
  if (root === null) {
    throw new DataFolderMissing(
      `no reference data above ${import.meta.dirname} or ${process.cwd()}; set PORTAL_REFERENCE_DIR`,
    );
  }
  return path.join(root, 'data');
}

function rootAbove(start: string | undefined): string | null {
  if (!start) return null;
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, LANDMARK))) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}
