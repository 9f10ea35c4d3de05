import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageOf,
  byStanding,
  intervalOf,
  isChange,
  nationalOf,
  positionsOf,
  scoreOf,
  type Methodology,
  type Sums,
} from './index.ts';

const methodology: Methodology = {
  version: 1,
  validFrom: '2019-11-13',
  k: 10,
  windowDays: 365,
  minimumRatings: 5,
};

/** Sums of ratings given by their totals, 4–20. */
function sumsOf(...totals: number[]): Sums {
  return {
    n: totals.length,
    total: totals.reduce((sum, total) => sum + total, 0),
    totalSquared: totals.reduce((sum, total) => sum + total * total, 0),
  };
}

const totals = fc.array(fc.integer({ min: 4, max: 20 }), { maxLength: 60 });
const country = fc.array(totals, { minLength: 1, maxLength: 20 });

describe('the average', () => {
  it('is the mean of the ratings\u2019 means', () => {
    expect(averageOf(sumsOf(20, 16, 4))).toBeCloseTo((5 + 4 + 1) / 3, 12);
  });

  it('is unknown without ratings', () => {
    expect(averageOf(sumsOf())).toBeNull();
  });
});

describe('the national numbers', () => {
  it('pool the deviation within organisations', () => {
    const national = nationalOf([sumsOf(20, 16), sumsOf(4, 8, 12), sumsOf(20)]);
    const mean = (5 + 4 + 1 + 2 + 3 + 5) / 6;
    const within = 0.5 ** 2 + 0.5 ** 2 + 1 ** 2 + 0 + 1 ** 2;
    expect(national.n).toBe(6);
    expect(national.mean).toBeCloseTo(mean, 12);
    expect(national.deviation).toBeCloseTo(Math.sqrt(within / (6 - 3)), 12);
  });

  it('are unknown while there is nothing to compute them from', () => {
    expect(nationalOf([])).toEqual({ n: 0, mean: null, deviation: null });
    expect(nationalOf([sumsOf(20), sumsOf(4)])).toMatchObject({ n: 2, deviation: null });
  });

  it('agree with their definition on any country', () => {
    fc.assert(
      fc.property(country, (organizations) => {
        const national = nationalOf(organizations.map((each) => sumsOf(...each)));
        const all = organizations.flat().map((total) => total / 4);
        if (all.length === 0) return;
        const mean = all.reduce((sum, v) => sum + v, 0) / all.length;
        expect(national.mean).toBeCloseTo(mean, 9);
        const rated = organizations.filter((each) => each.length > 0);
        if (all.length === rated.length) return;
        let squares = 0;
        for (const each of rated) {
          const own = each.reduce((sum, total) => sum + total / 4, 0) / each.length;
          for (const total of each) squares += (total / 4 - own) ** 2;
        }
        const deviation = Math.sqrt(squares / (all.length - rated.length));
        expect(national.deviation).toBeCloseTo(deviation, 6);
      }),
    );
  });
});

describe('the score', () => {
  const national = { n: 1000, mean: 4.2, deviation: 0.9 };

  it('is (k·m + Σv) / (k + n)', () => {
    expect(scoreOf(sumsOf(20, 20), national, methodology)).toBeCloseTo((42 + 10) / 12, 12);
  });

  it('is the national mean without ratings, and unknown in a country without any', () => {
    expect(scoreOf(sumsOf(), national, methodology)).toBeCloseTo(4.2, 12);
    expect(scoreOf(sumsOf(), nationalOf([]), methodology)).toBeNull();
  });

  it('lies between the average and the national mean, and within 1–5', () => {
    fc.assert(
      fc.property(totals, (given) => {
        fc.pre(given.length > 0);
        const sums = sumsOf(...given);
        const score = scoreOf(sums, national, methodology)!;
        const average = averageOf(sums)!;
        expect(score).toBeGreaterThanOrEqual(Math.min(average, 4.2) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(average, 4.2) + 1e-9);
      }),
    );
  });
});

describe('the interval', () => {
  const national = { n: 1000, mean: 4.2, deviation: 0.9 };

  it('is score ± 1.96·σ/√(n + k)', () => {
    const sums = sumsOf(...Array<number>(90).fill(12));
    const score = scoreOf(sums, national, methodology)!;
    const [low, high] = intervalOf(sums, national, methodology)!;
    expect(low).toBeCloseTo(score - (1.96 * 0.9) / 10, 12);
    expect(high).toBeCloseTo(score + (1.96 * 0.9) / 10, 12);
  });

  it('is cut to 1–5', () => {
    const [, high] = intervalOf(sumsOf(20, 20, 20, 20, 20), national, methodology)!;
    expect(high).toBeLessThanOrEqual(5);
    expect(intervalOf(sumsOf(), { n: 1, mean: 4, deviation: null }, methodology)).toEqual([1, 5]);
  });

  it('calls a change one only where intervals do not overlap', () => {
    expect(isChange([3, 3.5], [3.5, 4])).toBe(false);
    expect(isChange([3, 3.4], [3.5, 4])).toBe(true);
    expect(isChange([3.5, 4], [3, 3.4])).toBe(true);
  });
});

describe('positions', () => {
  it('are shared by ties, and the next place is skipped', () => {
    const scores = [4.9, 4.5, 4.5, 4.1].map((score) => ({ score }));
    expect(positionsOf(scores)).toEqual([1, 2, 2, 4]);
  });

  it('put more ratings first among equals, then the name', () => {
    const entries = [
      { score: 4, n: 5, nameOrder: 2 },
      { score: 4, n: 9, nameOrder: 3 },
      { score: 4, n: 5, nameOrder: 1 },
      { score: 5, n: 5, nameOrder: 4 },
    ].sort(byStanding);
    expect(entries.map((entry) => entry.nameOrder)).toEqual([4, 3, 1, 2]);
  });

  it('are one more than the number of better ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 })), (scores) => {
        const ordered = scores.map((score) => ({ score })).sort((a, b) => b.score - a.score);
        positionsOf(ordered).forEach((position, index) => {
          const better = scores.filter((score) => score > ordered[index]!.score).length;
          expect(position).toBe(better + 1);
        });
      }),
    );
  });
});
