import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hasUnpForm,
  isUnp,
  makeUnp,
  normalizeUnp,
  UNP_REGION_DIGITS,
  unpCheckDigit,
} from './unp.ts';

/** From the documentation of python-stdnum and unp-validator. */
const KNOWN = ['200988541', '100320487', 'MA1953684', 'KE7810709'];

test.each(KNOWN)('the published number %s is valid', (unp) => {
  expect(isUnp(unp)).toBe(true);
  expect(unpCheckDigit(unp.slice(0, 8))).toBe(unp.slice(8));
});

test('191234563, which people search for, is a valid number', () => {
  expect(isUnp('191234563')).toBe(true);
  expect(makeUnp(1, 9_123_456)).toBe('191234563');
});

test.each([
  '200988542',
  '',
  '20098854',
  '2009885411',
  '020098854',
  '800988541',
  'ma1953684',
  'XA1953684',
  'M11953684',
  '200988541\n',
  '２00988541',
])('%j is none', (text) => {
  expect(isUnp(text)).toBe(false);
});

test('the form is known without the check digit', () => {
  expect(hasUnpForm('200988542')).toBe(true);
  expect(hasUnpForm('900988542')).toBe(false);
});

test.each([
  ['УНП 200 988 541', '200988541'],
  ['унп: 200988541', '200988541'],
  ['UNP№200988541 ', '200988541'],
  ['МА1953684', 'MA1953684'],
  ['ke 7810709', 'KE7810709'],
  ['загс', 'ЗAГC'],
])('%j is stored as %s', (typed, stored) => {
  expect(normalizeUnp(typed)).toBe(stored);
});

test('exactly one last digit fits, or none', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 9_999_999 }),
      (first, serial) => {
        const first8 = `${first}${String(serial).padStart(7, '0')}`;
        const valid = Array.from('0123456789', (digit) => first8 + digit).filter(isUnp);
        const made = makeUnp(first, serial);
        expect(valid).toEqual(made === null ? [] : [made]);
      },
    ),
  );
});

test('a single wrong digit is always noticed, two neighbours exchanged as well', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 9 }),
      (first, serial, at, digit) => {
        const unp = makeUnp(first, serial);
        fc.pre(unp !== null && unp.charAt(at) !== String(digit));
        expect(isUnp(`${unp?.slice(0, at)}${digit}${unp?.slice(at + 1)}`)).toBe(false);
      },
    ),
  );
});

test('about one number in eleven does not exist', () => {
  let missing = 0;
  for (let serial = 0; serial < 11_000; serial += 1) if (makeUnp(5, serial) === null) missing += 1;
  expect(missing).toBeGreaterThan(800);
  expect(missing).toBeLessThan(1_200);
});

test.each([
  [0, 1],
  [8, 1],
  [1, -1],
  [1, 10_000_000],
  [1, 1.5],
  [1.5, 1],
  [Number.NaN, 1],
])('makeUnp(%d, %d) is refused', (first, serial) => {
  expect(() => makeUnp(first, serial)).toThrow(RangeError);
});

test('every region of the reference data has its first digit', () => {
  const file = new URL('../../../data/geography.json', import.meta.url);
  const { regions } = JSON.parse(readFileSync(file, 'utf8')) as { regions: { id: string }[] };
  expect(Object.keys(UNP_REGION_DIGITS).sort()).toEqual(regions.map(({ id }) => id).sort());
  expect(new Set(Object.values(UNP_REGION_DIGITS)).size).toBe(7);
});
