import { expect, test } from 'vitest';
import { isLowRating } from './low-rating.ts';
import type { Score } from './criteria.ts';

function low(...[simplicity, information, timeliness, courtesy]: [Score, Score, Score, Score]) {
  return isLowRating({ simplicity, information, timeliness, courtesy });
}

test('a mean of exactly 2 is low, and a quarter more is not', () => {
  expect(low(2, 2, 2, 2)).toBe(true);
  expect(low(5, 1, 1, 1)).toBe(true);
  expect(low(2, 2, 2, 3)).toBe(false);
  expect(low(1, 1, 1, 1)).toBe(true);
  expect(low(5, 5, 5, 5)).toBe(false);
});
