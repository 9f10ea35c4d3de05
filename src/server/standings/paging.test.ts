import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byStanding } from '#domain/standing/index.ts';
import { pageAfter, pageOrStart, type Listed, type Order, type Page } from './paging.ts';

/** An organisation whose score is its own average. */
function entry(organizationId: number, n: number, total: number): Listed {
  return { organizationId, n, total, score: total / (4 * n), nameOrder: organizationId };
}

function idsOf(page: { items: Listed[] } | null): number[] {
  return page!.items.map((item) => item.organizationId);
}

const listed = fc
  .array(fc.record({ n: fc.integer({ min: 1, max: 9 }), mark: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 40,
  })
  .map((all) => all.map(({ n, mark }, id) => entry(id, n, 4 * n * mark)).sort(byStanding));

describe('paging by key', () => {
  it('visits each entry exactly once, in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(listed, fc.integer({ min: 1, max: 12 }), (list, limit) => {
        const visited: number[] = [];
        let cursor: string | null = null;
        do {
          const page: Page<Listed> = pageAfter(list, cursor, limit)!;
          expect(page.start).toBe(visited.length);
          visited.push(...idsOf(page));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(visited).toEqual(list.map((each) => each.organizationId));
      }),
    );
  });

  const list = [entry(1, 10, 200), entry(2, 10, 180), entry(3, 10, 160), entry(4, 10, 140)];

  it('goes on where the last one stood, when a rating has moved it', () => {
    const { nextCursor } = pageAfter(list, null, 2)!;
    const fallen = [list[0]!, list[2]!, list[3]!, entry(2, 11, 44)];
    expect(idsOf(pageAfter(fallen, nextCursor, 2))).toEqual([3, 4]);
    const risen = [entry(2, 11, 220), list[0]!, list[2]!, list[3]!];
    expect(idsOf(pageAfter(risen, nextCursor, 2))).toEqual([3, 4]);
  });

  it('goes on where the last one stood, when it is gone', () => {
    const { nextCursor } = pageAfter(list, null, 2)!;
    const without = list.filter((each) => each.organizationId !== 2);
    expect(idsOf(pageAfter(without, nextCursor, 2))).toEqual([3, 4]);
  });

  it('takes what the earlier sums are worth now, when all scores have moved with the mean', () => {
    const { nextCursor } = pageAfter(list, null, 2)!;
    const score = (sums: { n: number; total: number }) => sums.total / (4 * sums.n) - 0.7;
    const lower = list
      .map((each) => ({ ...each, score: score(each) }))
      .filter((each) => each.organizationId !== 2);
    const order: Order = { scoreOf: score };
    expect(idsOf(pageAfter(lower, nextCursor, 2, order))).toEqual([3, 4]);
  });

  it.each(['', 'x', 'WzFd', 'W10', '../../etc/passwd', '\0', 'ыыы'])(
    'refuses %j, which is no cursor of ours',
    (cursor) => {
      expect(pageAfter(list, cursor, 2)).toBeNull();
      expect(pageOrStart(list, cursor, 2)).toMatchObject({ restarted: true, start: 0 });
    },
  );

  it('starts anew where nothing is left after the cursor', () => {
    const { nextCursor } = pageAfter(list, null, 3)!;
    const page = pageOrStart(list.slice(0, 3), nextCursor, 3);
    expect(page).toMatchObject({ restarted: true, start: 0 });
    expect(idsOf(page)).toEqual([1, 2, 3]);
  });

  it('has an empty first page of an empty list', () => {
    expect(pageOrStart([], null, 3)).toEqual({
      items: [],
      start: 0,
      nextCursor: null,
      restarted: false,
    });
  });
});
