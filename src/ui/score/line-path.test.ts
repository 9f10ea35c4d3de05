import { expect, it } from 'vitest';
import { linePath } from './line-path.ts';

it('draws the best month at the top and the worst at the bottom', () => {
  expect(linePath([5, 1])).toBe('M0.5 0L1.5 4');
});

it('breaks where months have no ratings', () => {
  expect(linePath([null, 4, 4.5, null, null, 3])).toBe('M1.5 1L2.5 0.5M5.5 2');
});

it('is empty when there are no ratings at all', () => {
  expect(linePath([])).toBe('');
  expect(linePath([null, null])).toBe('');
});
