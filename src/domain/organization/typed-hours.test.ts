import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOpeningHours } from './opening-hours.ts';
import { readTypedWeek, typedWeekOf, type TypedDay } from './typed-hours.ts';

const CLOSED: TypedDay = { from: '', to: '', breakFrom: '', breakTo: '' };
const day = (from: string, to: string, breakFrom = '', breakTo = ''): TypedDay => ({
  from,
  to,
  breakFrom,
  breakTo,
});
const weekOf = (first: TypedDay) => [first, ...Array.from({ length: 6 }, () => CLOSED)];

test.each([
  ['Mo-Fr 08:30-13:00,14:00-17:30; Sa 09:00-14:00'],
  ['24/7'],
  ['Mo-Su 08:00-24:00'],
  ['We 10:00-19:00'],
  ['Fr-Sa 22:00-02:00'],
])('%s is shown in the editor and stored again as it was', (text) => {
  expect(readTypedWeek(typedWeekOf(text)!)).toEqual({ text });
});

test('what the editor cannot show stays as it is', () => {
  expect(typedWeekOf('Mo 08:00-10:00,11:00-12:00,13:00-14:00')).toBeNull();
  expect(typedWeekOf('sunrise-sunset')).toBeNull();
  expect(typedWeekOf('Mo-Fr 09:00-18:00; PH off')).toBeNull();
  expect(typedWeekOf('PH closed; Mo-Fr 09:00-18:00')).toBeNull();
});

test('a week without hours is none', () => {
  expect(typedWeekOf(null)).toEqual(Array.from({ length: 7 }, () => CLOSED));
  expect(readTypedWeek(typedWeekOf(null)!)).toEqual({ text: null });
});

describe('hours that make no sense are refused at their day:', () => {
  test.each([
    ['an end without a beginning', day('', '18:00'), 'incomplete'],
    ['half of a break', day('09:00', '18:00', '13:00'), 'incomplete'],
    ['a break alone', day('', '', '13:00', '14:00'), 'incomplete'],
    ['a time that does not exist', day('09:00', '25:00'), 'not-a-time'],
    ['words', day('утром', 'вечером'), 'not-a-time'],
    ['an end at the beginning', day('09:00', '09:00'), 'same'],
    ['a break before the beginning', day('09:00', '18:00', '08:00', '10:00'), 'break-outside'],
    [
      'a break that ends before it begins',
      day('09:00', '18:00', '14:00', '13:00'),
      'break-outside',
    ],
    ['a break up to the end', day('09:00', '18:00', '17:00', '18:00'), 'break-outside'],
  ] as const)('%s', (_, typed, problem) => {
    expect(readTypedWeek(weekOf(typed))).toEqual({ problems: { 1: problem } });
  });
});

test.each([
  ['the next day', [day('09:00', '08:00'), day('05:00', '18:00')], 1],
  [
    'Monday, on Sunday',
    [day('05:00', '18:00'), ...Array(5).fill(CLOSED), day('22:00', '06:00')],
    7,
  ],
] as [string, TypedDay[], number][])(
  'hours that last into those of %s are refused',
  (_, [...typed], wrong) => {
    const week = Array.from({ length: 7 }, (_day, index) => typed[index] ?? CLOSED);
    expect(readTypedWeek(week)).toEqual({ problems: { [wrong]: 'next-day' } });
  },
);

test('hours up to the beginning of the next day are none of its', () => {
  const week = [day('09:00', '05:00'), day('05:00', '18:00'), ...Array<TypedDay>(5).fill(CLOSED)];
  expect(readTypedWeek(week)).toEqual({ text: 'Mo 09:00-05:00; Tu 05:00-18:00' });
});

test('whatever is accepted is understood by the profile, and comes back the same', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
  const typed = fc.oneof(
    fc.constant(CLOSED),
    fc.tuple(time, time).map(([from, to]) => day(from, to)),
    fc.tuple(time, time, time, time).map(([from, to, a, b]) => day(from, to, a, b)),
  );
  fc.assert(
    fc.property(fc.array(typed, { minLength: 7, maxLength: 7 }), (week) => {
      const read = readTypedWeek(week);
      if ('problems' in read) return;
      if (read.text !== null) expect(parseOpeningHours(read.text)).not.toBeNull();
      expect(readTypedWeek(typedWeekOf(read.text)!)).toEqual(read);
    }),
  );
});
