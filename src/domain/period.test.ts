import { expect, test } from 'vitest';
import { daysBetween } from './calendar.ts';
import { periodBefore, quickPeriod } from './period.ts';

test('a month, a quarter, a half-year and a year end today', () => {
  expect(quickPeriod('month', '2026-06-15')).toEqual({ from: '2026-05-16', to: '2026-06-15' });
  expect(quickPeriod('quarter', '2026-05-31')).toEqual({ from: '2026-03-01', to: '2026-05-31' });
  expect(quickPeriod('year', '2026-06-15')).toEqual({ from: '2025-06-16', to: '2026-06-15' });
});

test('the period before has as many days and ends the day before', () => {
  const period = { from: '2026-03-01', to: '2026-03-31' };
  const before = periodBefore(period);
  expect(before).toEqual({ from: '2026-01-29', to: '2026-02-28' });
  expect(daysBetween(before.from, before.to)).toBe(daysBetween(period.from, period.to));
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({
    from: '2026-02-28',
    to: '2026-02-28',
  });
});
