import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { permissionsDocument } from './permissions-document.ts';
import { ROUTE_PERMISSIONS } from './permissions.ts';

const here = import.meta.dirname;

test('every page and endpoint names what somebody must be allowed to do', () => {
  const routes = globSync('**/+{page.svelte,server.ts}', { cwd: here }).map((file) => {
    const folder = path.posix.dirname(file);
    return folder === '.' ? '/' : `/${folder}`;
  });
  expect(Object.keys(ROUTE_PERMISSIONS).sort()).toEqual([...new Set(routes)].sort());
});

test('docs/permissions.md says the same; `npm run permissions` writes it anew', () => {
  const written = readFileSync(path.join(here, '../../docs/permissions.md'), 'utf8');
  expect(written).toBe(permissionsDocument());
});
