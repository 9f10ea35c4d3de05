import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isDay,
  minskClock,
  minskDay,
  monthStart,
  startOfNextMinskDay,
  weekday,
} from './calendar.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyInstant = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('what is a day', () => {
  test.each(['2026-02-28', '2024-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '0000-01-01',
    '+12026-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-01-01\n',
    '２026-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('of all texts of the form, those are days that come back from reckoning', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    fc.assert(
      fc.property(digits(4), digits(2), digits(2), (year, month, dayOfMonth) => {
        const text = `${year}-${month}-${dayOfMonth}`;
        const exists =
          !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
        expect(isDay(text)).toBe(exists && year !== '0000');
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => !isDay(text) || /^\d{4}-\d\d-\d\d$/.test(text)));
  });
});

describe('the day and the clock of Minsk', () => {
  test.each([
    ['2026-03-01T20:59:59.999Z', '2026-03-01', 7, 1_439],
    ['2026-03-01T21:00:00.000Z', '2026-03-02', 1, 0],
    ['2026-12-31T21:00:00Z', '2027-01-01', 5, 0],
    ['2026-07-01T09:30:00Z', '2026-07-01', 3, 750],
    // Summer time until 2011: +2 in winter, +3 in summer.
    ['2005-01-15T21:30:00Z', '2005-01-15', 6, 1_410],
    ['2005-07-15T21:30:00Z', '2005-07-16', 6, 30],
  ])('%s is %s', (instant, day, isoWeekday, minutes) => {
    expect(minskDay(new Date(instant))).toBe(day);
    expect(minskClock(new Date(instant))).toEqual({ weekday: isoWeekday, minutes });
  });

  test('the next day begins at 21:00 UTC', () => {
    const next = new Date('2026-03-01T21:00:00Z');
    expect(startOfNextMinskDay(new Date('2026-02-28T21:00:00Z'))).toEqual(next);
    expect(startOfNextMinskDay(new Date('2026-03-01T20:59:59.999Z'))).toEqual(next);
  });

  test('the day before summer time began was followed by a midnight of winter time', () => {
    // 27 March 2005, 02:00 +2 became 03:00 +3.
    expect(startOfNextMinskDay(new Date('2005-03-26T12:00:00Z')).toISOString()).toBe(
      '2005-03-26T22:00:00.000Z',
    );
    expect(startOfNextMinskDay(new Date('2005-03-26T22:30:00Z')).toISOString()).toBe(
      '2005-03-27T21:00:00.000Z',
    );
  });

  test('the start of the next day is its very first instant', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const next = startOfNextMinskDay(instant);
        expect(next.getTime()).toBeGreaterThan(instant.getTime());
        expect(minskDay(next)).toBe(addDays(minskDay(instant), 1));
        expect(minskDay(new Date(next.getTime() - 1))).toBe(minskDay(instant));
        expect(minskClock(next).minutes).toBe(0);
      }),
    );
  });

  test('the clock agrees with the day', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const { weekday: day, minutes } = minskClock(instant);
        expect(day).toBe(weekday(minskDay(instant)));
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThan(1_440);
      }),
    );
  });

  test('an invalid date is refused', () => {
    expect(() => minskDay(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('reckoning', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
    ['0050-01-31', 1, '0050-02-28'],
  ])('%s and %d months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  test('known days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2025-01-01', '2026-01-01')).toBe(365);
    expect(monthStart('2026-02-28')).toBe('2026-02-01');
    expect(weekday('2026-07-06')).toBe(1);
    expect(weekday('2026-07-05')).toBe(7);
  });

  test('adding days and counting them are each other reversed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (day, n) => {
        const other = addDays(day, n);
        expect(daysBetween(day, other)).toBe(n);
        expect(addDays(other, -n)).toBe(day);
        expect(weekday(other)).toBe(((((weekday(day) - 1 + n) % 7) + 7) % 7) + 1);
        expect(day < other).toBe(n > 0);
      }),
    );
  });

  test('adding months reaches the month meant, on the same day or its last one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
        const other = addMonths(day, n);
        const monthIndex = (text: string) =>
          Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(isDay(other)).toBe(true);
        expect(monthIndex(other) - monthIndex(day)).toBe(n);
        const clamped = other.slice(8) !== day.slice(8);
        expect(clamped && monthStart(addDays(other, 1)) === monthStart(other)).toBe(false);
        expect(other.slice(8) <= day.slice(8)).toBe(true);
      }),
    );
  });

  test.each([
    ['addDays', () => addDays('2026-02-30', 1)],
    ['addDays', () => addDays('9999-12-31', 1)],
    ['addDays', () => addDays('0001-01-01', -1)],
    ['addDays', () => addDays('2026-01-01', Number.NaN)],
    ['addMonths', () => addMonths('yesterday', 1)],
    ['daysBetween', () => daysBetween('2026-01-01', '')],
    ['monthStart', () => monthStart('2026-13-01')],
    ['weekday', () => weekday('2026-1-1')],
  ])('%s refuses what is no day', (_name, call) => {
    expect(call).toThrow(RangeError);
  });
});
