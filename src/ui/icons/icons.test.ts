import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INTERFACE_ICONS } from './icon-name.ts';

const sprite = readFileSync(new URL('icons.svg', import.meta.url), 'utf8');
const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id!);

it('has each icon once, and none that nothing shows', () => {
  const data = readFileSync(new URL('../../../data/spheres.json', import.meta.url), 'utf8');
  const { spheres } = JSON.parse(data) as { spheres: Array<{ icon: string }> };
  const wanted = [...INTERFACE_ICONS, ...spheres.map(({ icon }) => `sphere-${icon}`)];
  expect(drawn.toSorted()).toEqual(wanted.toSorted());
});
