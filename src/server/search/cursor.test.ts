import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, START, UnknownCursor } from './cursor.ts';

const place = fc.record({
  tier: fc.integer({ min: 1, max: 4 }),
  loose: fc.integer({ min: 0, max: 1 }),
  precedence: fc.integer({ min: -80, max: 0 }).map((n) => (n === 0 ? 0 : n)),
  id: fc.integer({ min: 1, max: 1e12 }),
});

test('a cursor says the place it was made of', () => {
  fc.assert(
    fc.property(place, (there) => {
      expect(decodeCursor(encodeCursor(there))).toEqual(there);
    }),
  );
});

test('no cursor is the start', () => {
  expect(decodeCursor(null)).toEqual(START);
  expect(decodeCursor(undefined)).toEqual(START);
});

test('any other text is refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[1-4]\.[01]\.\d{1,4}\.\d{1,15}$/.test(text));
      expect(() => decodeCursor(text)).toThrow(UnknownCursor);
    }),
  );
});
