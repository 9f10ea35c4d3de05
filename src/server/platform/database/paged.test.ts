import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutToPage, paged } from './paged.ts';

test.each([
  [[], [], null],
  [['a', 'b'], ['a', 'b'], null],
  [['a', 'b', 'c'], ['a', 'b'], 'B'],
])('of %j, a page of two shows %j and goes on after %j', (found, rows, next) => {
  expect(cutToPage(found, 2, (row) => row.toUpperCase())).toEqual({ rows, next });
});

test('page after page shows every row once, in order', async () => {
  const lists = fc.uniqueArray(fc.integer({ min: 1 }));
  const turnPages = async (ids: number[], limit: number) => {
    const list = ids.toSorted((a, b) => a - b);
    const read = async (after: number): Promise<number[]> => {
      const found = list.filter((id) => id > after);
      const query = { limit: (most: number) => ({ execute: async () => found.slice(0, most) }) };
      const { rows, next } = await paged(limit, (id: number) => id)(query);
      expect(rows.length).toBeLessThanOrEqual(limit);
      return next === null ? rows : [...rows, ...(await read(next))];
    };
    expect(await read(0)).toEqual(list);
  };
  await fc.assert(fc.asyncProperty(lists, fc.integer({ min: 1, max: 5 }), turnPages));
});
