import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rootWith } from '#server/platform/project-folder/index.ts';

/** The version of this program, as package.json has it. */
export function thisRelease(): string {
  const root = rootWith('package.json');
  if (root === null) return 'unknown';
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
