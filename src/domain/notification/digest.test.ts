import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minskClock } from '../calendar.ts';
import { lastDigestMoment } from './digest.ts';

const DAY = 86_400_000;

test.each([
  // 15 June 2026 is a Monday; Minsk is three hours ahead of UTC.
  ['2026-06-15T04:59:59Z', null, '2026-06-14T05:00:00.000Z'],
  ['2026-06-15T05:00:00Z', null, '2026-06-15T05:00:00.000Z'],
  ['2026-06-15T04:59:59Z', 1, '2026-06-08T05:00:00.000Z'],
  ['2026-06-15T05:00:00Z', 1, '2026-06-15T05:00:00.000Z'],
  ['2026-06-15T22:00:00Z', 7, '2026-06-14T05:00:00.000Z'],
])('at %s, the digest of weekday %s was due at %s', (now, weekday, due) => {
  expect(lastDigestMoment(new Date(now), weekday).toISOString()).toBe(due);
});

test('it is never in the future, at most a day or a week ago, at 8:00 of the right day', () => {
  const instants = fc.date({
    min: new Date('2012-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  const weekdays = fc.option(fc.integer({ min: 1, max: 7 }));
  fc.assert(
    fc.property(instants, weekdays, (now, weekday) => {
      const due = lastDigestMoment(now, weekday);
      const ago = now.getTime() - due.getTime();
      expect(ago).toBeGreaterThanOrEqual(0);
      expect(ago).toBeLessThan(weekday === null ? DAY : 7 * DAY);
      const clock = minskClock(due);
      expect(clock.minutes).toBe(8 * 60);
      if (weekday !== null) expect(clock.weekday).toBe(weekday);
    }),
  );
});
