import { expect, test } from 'vitest';
import { readGeography } from './geography.ts';
import { readOutline } from './outline.ts';

const isInside = readOutline();

test('all district centres lie in the country', () => {
  const { districts } = readGeography();
  expect(districts.filter(({ centre }) => !isInside(centre.lat, centre.lon))).toEqual([]);
});

test('places beyond the border do not', () => {
  const abroad = {
    vilnius: [54.69, 25.28],
    smolensk: [54.78, 32.05],
    kyiv: [50.45, 30.52],
    bialystok: [53.13, 23.16],
    daugavpils: [55.88, 26.54],
    nowhere: [0, 0],
  } as const;
  for (const [lat, lon] of Object.values(abroad)) expect(isInside(lat, lon)).toBe(false);
});
