import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../calendar.ts';
import { isReviewOverdue, oldestInTime, reviewDueOn } from './term.ts';

test.each([
  ['a Monday', '2026-06-15', '2026-06-17'],
  ['a Thursday', '2026-06-18', '2026-06-22'],
  ['a Friday', '2026-06-19', '2026-06-23'],
  ['a Saturday', '2026-06-20', '2026-06-23'],
  ['a Sunday', '2026-06-21', '2026-06-23'],
])('what comes on %s is due after two working days', (_, received, due) => {
  expect(reviewDueOn(received)).toBe(due);
});

test('overdue is what came before the oldest day in time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 20 }), (at, age) => {
      const today = addDays('2026-01-01', at);
      const received = addDays(today, -age);
      expect(reviewDueOn(received) < today).toBe(received < oldestInTime(today));
    }),
  );
});

test('a day ends at midnight of Minsk', () => {
  const received = new Date('2026-06-15T20:30:00Z');
  expect(isReviewOverdue(received, new Date('2026-06-17T20:59:00Z'))).toBe(false);
  expect(isReviewOverdue(received, new Date('2026-06-17T21:00:00Z'))).toBe(true);
});
