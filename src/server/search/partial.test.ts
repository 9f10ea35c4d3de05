import { expect, test } from 'vitest';
import type { Group } from './groups.ts';
import { fewerGroups } from './partial.ts';

function group(key: string, meant: number): Group {
  return { keys: [key], beginnings: [], frequency: { meant, around: 0 } };
}

const tries = (groups: Group[]) => fewerGroups(groups).map((some) => some.flatMap((g) => g.keys));

test('all groups are tried first, and one alone is all', () => {
  expect(tries([group('zags', 144)])).toEqual([['zags']]);
  expect(tries([])).toEqual([]);
});

test('what most organisations have is given up first', () => {
  expect(tries([group('wkal', 3000), group('lid', 90)])).toEqual([
    ['lid', 'wkal'],
    ['lid'],
    ['wkal'],
  ]);
});

test('numbers are given up before words, however rare', () => {
  expect(tries([group('77', 1), group('wkal', 3000), group('lid', 90)])).toEqual([
    ['lid', 'wkal', '77'],
    ['lid', 'wkal'],
    ['lid', '77'],
    ['wkal', '77'],
    ['lid'],
  ]);
});

test('a long query is tried a bounded number of times, down to its most telling word', () => {
  const groups = Array.from({ length: 12 }, (_, at) => group(`k${at}`, at));
  const all = tries(groups);
  expect(all.length).toBeLessThanOrEqual(20);
  expect(all.at(-1)).toEqual(['k0']);
});
