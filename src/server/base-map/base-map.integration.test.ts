import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '#i18n/locale.ts';
import { openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import { readBaseMap } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

describe.each(LOCALES)('the ground of maps in %s', (locale) => {
  it('has the regions, the city upon the region around it', () => {
    const { regions } = readBaseMap(portal, locale);
    expect(regions).toHaveLength(7);
    const order = regions.map(({ id }) => id);
    expect(order.indexOf('minsk-city')).toBeGreaterThan(order.indexOf('minsk-region'));
    for (const { name, ring } of regions) {
      expect(name).not.toBe('');
      expect(ring.at(0)).toEqual(ring.at(-1));
    }
  });

  it('names the towns, the largest first, each in one of the regions', () => {
    const { regions, places } = readBaseMap(portal, locale);
    expect(places.length).toBeGreaterThan(200);
    expect(places[0]).toMatchObject({ id: 'minsk', regionId: 'minsk-city' });
    const ids = new Set(regions.map(({ id }) => id));
    expect(places.filter(({ regionId }) => !ids.has(regionId))).toEqual([]);
  });
});

it('has streets only where a source of them is set', () => {
  expect(readBaseMap(portal, 'ru').tiles).toBeNull();
  const mapTiles = { url: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: '© Example' };
  const configuration = { ...portal.configuration, mapTiles };
  expect(readBaseMap({ ...portal, configuration }, 'ru').tiles).toEqual(mapTiles);
});
