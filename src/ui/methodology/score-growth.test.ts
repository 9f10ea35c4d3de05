import { describe, expect, it } from 'vitest';
import { scoreGrowth } from './score-growth.ts';

const methodology = {
  version: 1,
  validFrom: '2026-01-01',
  k: 10,
  windowDays: 365,
  minimumRatings: 5,
};
const national = { n: 1000, mean: 4, deviation: 0.8 };

describe('the growth of a score', () => {
  it('starts at the national mean and comes half the way with k ratings', () => {
    const points = scoreGrowth(5, [0, 10, 90], national, methodology);
    expect(points.map(({ n, score }) => [n, score])).toEqual([
      [0, 4],
      [10, 4.5],
      [90, 4.9],
    ]);
  });

  it('goes down for an organisation that is rated below the mean', () => {
    const [few, many] = scoreGrowth(2, [1, 30], national, methodology);
    expect(few!.score).toBeGreaterThan(many!.score);
    expect(many!.score).toBeGreaterThan(2);
  });

  it('grows surer with more ratings', () => {
    const widths = scoreGrowth(3, [0, 5, 50, 500], national, methodology).map(
      ({ interval: [low, high] }) => high - low,
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
  });

  it('is unknown while nothing has been rated', () => {
    const nothing = { n: 0, mean: null, deviation: null };
    expect(scoreGrowth(5, [1, 2], nothing, methodology)).toEqual([]);
  });
});
