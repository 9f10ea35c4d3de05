import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nationalOf, type Sums } from '#domain/standing/index.ts';
import { heirOf, PooledSums, sumsOfHeirs, type Successions } from './successions.ts';
import type { StoredSums } from './sums.ts';

const sums = (version: number, n: number, total: number): StoredSums => ({
  version,
  n,
  total: n * total,
  totalSquared: n * total * total,
});
const links = (...pairs: Array<[number, number]>): Successions =>
  new Map(pairs.map(([id, successorId]) => [id, { successorId, mergedOn: '2026-05-01' }]));
const plain = ({ n, total, totalSquared }: Sums) => ({ n, total, totalSquared });

describe('an organisation that was merged', () => {
  it('counts for its successor, through any number of links, and keeps its own sums', () => {
    const pooled = new PooledSums();
    pooled.set(1, sums(1, 2, 16));
    pooled.set(2, sums(1, 3, 12));
    pooled.set(3, sums(1, 5, 20));
    pooled.setSuccessions(links([1, 2], [2, 3]));
    expect([1, 2, 3].map((id) => pooled.of(id).n)).toEqual([2, 5, 10]);
    expect(pooled.of(3).total).toBe(2 * 16 + 3 * 12 + 5 * 20);
    expect(pooled.predecessorsOf(3)).toEqual([2, 1]);
  });

  it('takes a withdrawn rating from its successors, too', () => {
    const pooled = new PooledSums();
    pooled.setSuccessions(links([1, 2], [2, 3]));
    pooled.set(1, sums(1, 2, 16));
    expect(pooled.of(3).n).toBe(2);
    pooled.set(1, sums(2, 1, 16));
    expect(pooled.of(3)).toEqual({ n: 1, total: 16, totalSquared: 256 });
    expect(pooled.set(1, sums(1, 2, 16))).toBe(false);
    expect(pooled.of(3).n).toBe(1);
  });

  it('stands by itself again when the link is undone', () => {
    const pooled = new PooledSums();
    pooled.set(1, sums(1, 2, 16));
    pooled.setSuccessions(links([1, 2]));
    pooled.setSuccessions(new Map());
    expect([pooled.of(1).n, pooled.of(2).n]).toEqual([2, 0]);
  });
});

/** Links that always lead to a higher id, so that there is no circle. */
const someLinks = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 8 })), { maxLength: 6 })
  .map((pairs) => links(...pairs.filter(([from, to]) => from < to)));
const changes = fc.array(
  fc.oneof(
    fc.record({ id: fc.integer({ min: 1, max: 8 }), n: fc.nat(20), total: fc.nat({ max: 20 }) }),
    fc.record({ successions: someLinks }),
  ),
  { maxLength: 30 },
);

test('whatever changes in which order: every rating counts once, and exactly', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const pooled = new PooledSums();
      const own = new Map<number, StoredSums>();
      let successions: Successions = new Map();
      steps.forEach((step, version) => {
        if ('successions' in step) {
          successions = step.successions;
          pooled.setSuccessions(successions);
        } else {
          own.set(step.id, sums(version, step.n, step.total));
          pooled.set(step.id, own.get(step.id)!);
        }
      });
      for (const [heir, expected] of sumsOfHeirs(own, successions)) {
        expect(heirOf(successions, heir)).toBe(heir);
        expect(plain(pooled.of(heir))).toEqual(plain(expected));
      }
      const all = [...own.values()].reduce((n, each) => n + each.n, 0);
      expect(nationalOf(pooled.ofHeirs()).n).toBe(all);
    }),
  );
});
