import path from 'node:path';
import { rootWith } from '#server/platform/project-folder/index.ts';

/** A file that only the folder of the documents has. */
const LANDMARK = path.join('content', 'ru', 'privacy.md');

/** The folder of the documents was not found. */
export class ContentFolderMissing extends Error {
  override name = 'ContentFolderMissing';
}

/**
 * The folder of the documents, `content/` of the project, with a folder for each language.
 * `PORTAL_CONTENT_DIR` names it where it lies elsewhere.
 *
 * @throws ContentFolderMissing
 */
export function contentFolder(): string {
  const named = process.env.PORTAL_CONTENT_DIR;
  if (named) return path.resolve(named);
  const root = rootWith(LANDMARK);
  if (root === null) {
    throw new ContentFolderMissing(
      `no documents above ${import.meta.dirname} or ${process.cwd()}; set PORTAL_CONTENT_DIR`,
    );
  }
  return path.join(root, 'content');
}
