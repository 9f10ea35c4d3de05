import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlace, toTheMetre, writeDegrees } from './degrees.ts';

it('reads back what it wrote, in either language', () => {
  const place = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }).map((lat) => Number(lat.toFixed(5))),
    lon: fc.double({ min: -180, max: 180, noNaN: true }).map((lon) => Number(lon.toFixed(5))),
  });
  fc.assert(
    fc.property(place, fc.boolean(), ({ lat, lon }, comma) => {
      const read = readPlace(writeDegrees(lat, comma), ` ${writeDegrees(lon, comma)} `);
      expect(read?.lat).toBeCloseTo(lat, 10);
      expect(read?.lon).toBeCloseTo(lon, 10);
    }),
  );
});

it.each([
  ['', ''],
  ['53,9', ''],
  ['', '27,5'],
  ['53,9', 'восток'],
  ['91', '27'],
  ['53', '-181'],
])('finds no place in «%s» and «%s»', (lat, lon) => {
  expect(readPlace(lat, lon)).toBeNull();
});

it('keeps a metre and no more', () => {
  expect(toTheMetre({ lat: 53.902_284_123, lon: 27.561_831_9 })).toEqual({
    lat: 53.90228,
    lon: 27.56183,
  });
});
