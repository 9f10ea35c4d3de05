import { expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { stream } from './random.ts';

const draw = (names: string[], count = 5, seed = 1) => {
  const random = stream(seed, ...names);
  return Array.from({ length: count }, () => random.next());
};

test('the same seed and names give the same numbers, other ones give others', () => {
  expect(draw(['a', 'b'])).toEqual(draw(['a', 'b']));
  expect(draw(['a', 'b'])).not.toEqual(draw(['b', 'a']));
  expect(draw(['a'], 5, 1)).not.toEqual(draw(['a'], 5, 2));
  // Written down once: a demo must not change with the version of the runtime.
  expect(draw(['known'], 2).map((number) => number.toFixed(9))).toMatchInlineSnapshot(`
    [
      "0.066125302",
      "0.833518258",
    ]
  `);
});

test('numbers are spread evenly, and normal ones have mean 0 and deviation 1', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const number of draw(['even'], 20_000)) tenths[Math.floor(number * 10)]! += 1;
  expect(Math.min(...tenths)).toBeGreaterThan(1_800);
  expect(Math.max(...tenths)).toBeLessThan(2_200);

  const random = stream(1, 'normal');
  const normals = Array.from({ length: 20_000 }, () => random.normal());
  const mean = normals.reduce((sum, number) => sum + number, 0) / normals.length;
  const variance = normals.reduce((sum, number) => sum + number ** 2, 0) / normals.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
});

test('shares follow the weights and add up exactly', () => {
  expect(allocate([1, 1, 2], 8)).toEqual([2, 2, 4]);
  expect(allocate([0, 0.3, 0.3, 0.4], 1).reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(allocate([0, 5], 7)).toEqual([0, 7]);
  expect(allocate([5, 0], 7)).toEqual([7, 0]);
  expect(allocate([0, 0], 7)).toEqual([0, 0]);
  const weights = Array.from({ length: 1_000 }, (_, index) => index % 7);
  const counts = allocate(weights, 12_345);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12_345);
  expect(counts.every((count, index) => weights[index]! > 0 || count === 0)).toBe(true);
});
