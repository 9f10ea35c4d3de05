import path from 'node:path';
import { rootWith } from '#server/platform/project-folder/index.ts';

/** A file that only the folder of the reference data has. */
const LANDMARK = path.join('data', 'organization-types.json');

/** The folder of the reference data was not found. */
export class DataFolderMissing extends Error {
  override name = 'DataFolderMissing';
}

/**
 * The folder of the reference data, `data/` of the project. `PORTAL_REFERENCE_DIR` names it where it
 * lies elsewhere.
 *
 * @throws DataFolderMissing
 */
export function dataFolder(): string {
  const named = process.env.PORTAL_REFERENCE_DIR;
  if (named) return path.resolve(named);
  const root = rootWith(LANDMARK);
  if (root === null) {
    throw new DataFolderMissing(
      `no reference data above ${import.meta.dirname} or ${process.cwd()}; set PORTAL_REFERENCE_DIR`,
    );
  }
  return path.join(root, 'data');
}
