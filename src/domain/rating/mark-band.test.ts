import { expect, test } from 'vitest';
import { MARK_BANDS, totalsOf } from './mark-band.ts';

test('every total of four scores belongs to the band of its rounded mean', () => {
  const bandOf = (total: number) =>
    MARK_BANDS.filter((band) => totalsOf(band)[0] <= total && total <= totalsOf(band)[1]);
  for (let total = 4; total <= 20; total += 1) {
    const mark = Math.floor(total / 4 + 0.5);
    expect([total, bandOf(total)]).toEqual([
      total,
      [mark <= 2 ? 'low' : mark === 3 ? 'middle' : 'high'],
    ]);
  }
});
