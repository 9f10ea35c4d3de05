import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from '../child.ts';
import { ROOT } from '../root.ts';

/** What the pages are built from. */
const SOURCES = ['src', 'data', 'project.inlang', 'static', 'vite.config.ts', 'package-lock.json'];
/** Made by the build itself. */
const MADE = path.join('src', 'i18n', 'compiled');

/** Builds the pages unless they are newer than everything they are built from. */
export async function buildPages(): Promise<void> {
  const built = path.join(ROOT, 'build/handler.js');
  if (existsSync(built) && statSync(built).mtimeMs > newest()) return;
  process.stdout.write('Building the pages …\n');
  await run(process.execPath, ['src/i18n/compile.ts'], { cwd: ROOT });
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: ROOT });
}

function newest(): number {
  return Math.max(...SOURCES.map((source) => newestIn(path.join(ROOT, source))));
}

function newestIn(file: string): number {
  if (path.relative(ROOT, file) === MADE || !existsSync(file)) return 0;
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newestIn(path.join(file, name))));
}
