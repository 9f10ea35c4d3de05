import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toleratedErrors, typingErrors } from './distance.ts';

test.each([
  ['paliklinik', 'paliklinik', 0],
  ['paliklnik', 'paliklinik', 1],
  ['palikllinik', 'paliklinik', 1],
  ['pobiklinik', 'paliklinik', 2],
  ['zasg', 'zags', 1],
  ['minsk', 'pinsk', 1],
])('between %s and %s lie %i errors', (a, b, errors) => {
  expect(typingErrors(a, b, 2)).toBe(errors);
});

test('beyond the limit the exact number does not matter', () => {
  expect(typingErrors('abcdef', 'uvwxyz', 2)).toBe(3);
  expect(typingErrors('a', 'abcdef', 2)).toBe(3);
});

const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 8 });

test('the number of errors is the same both ways, and 0 only for equal words', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const errors = typingErrors(a, b, 8);
      expect(typingErrors(b, a, 8)).toBe(errors);
      expect(errors === 0).toBe(a === b);
      expect(errors).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('short words are taken as they are', () => {
  expect(['gai', 'zags', 'paspart', 'paliklinik'].map(toleratedErrors)).toEqual([0, 1, 2, 2]);
});
