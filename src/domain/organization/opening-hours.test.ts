import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpenAt, nextChange, parseOpeningHours, type OpeningHours } from './opening-hours.ts';

function parsed(text: string): OpeningHours {
  const hours = parseOpeningHours(text);
  if (hours === null) throw new Error(`not understood: ${text}`);
  return hours;
}

const at = (weekday: number, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { weekday, minutes: hours * 60 + minutes };
};

test('all opening hours of the reference data are understood', () => {
  const texts = new Set<string>();
  const file = new URL('../../../data/organization-types.json', import.meta.url);
  JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
    if (key === 'opening_hours' && typeof value === 'string') texts.add(value);
    return value;
  });
  expect(texts.size).toBeGreaterThan(30);
  for (const text of texts) {
    const hours = parseOpeningHours(text);
    expect(hours, text).toHaveLength(7);
    expect(
      hours?.some(({ intervals }) => intervals.length > 0),
      text,
    ).toBe(true);
  }
});

describe('reading', () => {
  test('days, ranges, several intervals, several rules', () => {
    expect(
      parseOpeningHours('Tu,Fr 08:00-13:00,14:00-17:00; We 11:00-15:00; Th-Sa 09:00-10:00; PH off'),
    ).toEqual([
      { day: 1, intervals: [] },
      {
        day: 2,
        intervals: [
          { from: 480, to: 780 },
          { from: 840, to: 1_020 },
        ],
      },
      { day: 3, intervals: [{ from: 660, to: 900 }] },
      { day: 4, intervals: [{ from: 540, to: 600 }] },
      { day: 5, intervals: [{ from: 540, to: 600 }] },
      { day: 6, intervals: [{ from: 540, to: 600 }] },
      { day: 7, intervals: [] },
    ]);
  });

  test('a later rule closes a day again', () => {
    expect(parsed('08:00-20:00; Su off').map(({ intervals }) => intervals.length)).toEqual([
      1, 1, 1, 1, 1, 1, 0,
    ]);
    expect(parsed('24/7; Mo closed').map(({ intervals }) => intervals.length)).toEqual([
      0, 1, 1, 1, 1, 1, 1,
    ]);
  });

  test('a range may go over the end of the week, an interval over midnight', () => {
    expect(parsed('Sa-Mo 22:00-02:00').filter(({ intervals }) => intervals.length > 0)).toEqual([
      { day: 1, intervals: [{ from: 1_320, to: 1_560 }] },
      { day: 6, intervals: [{ from: 1_320, to: 1_560 }] },
      { day: 7, intervals: [{ from: 1_320, to: 1_560 }] },
    ]);
    expect(parsed('Mo 22:00-26:00')).toEqual(parsed('Mo 22:00-02:00'));
    expect(parsed('Mo 22:00-24:00')).toEqual(parsed('Mo 22:00-00:00'));
  });

  test('spaces do not matter where they cannot mean anything', () => {
    expect(parsed('  Mo - Fr  08:00 - 12:00 , 13:00-17:00 ;Sa 09:00-10:00 ')).toEqual(
      parsed('Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-10:00'),
    );
  });

  test.each([
    '',
    ';',
    'Mo-Fr',
    'Mo-Fr 8:00-17:00',
    'Mo-Fr 08:00-17:60',
    'Mo-Fr 24:00-25:00',
    'Mo-Fr 08:00-08:00',
    'Mo-Fr 08:00-49:00',
    'Mo-Fr 08:00-12:00,11:00-17:00',
    'Mo-Fr 08:00+',
    'Mo-Fr 08:00-17:00 || Sa 10:00-12:00',
    'Mo-Fr 08:00-17:00;',
    'PH 10:00-12:00',
    'Mo-Fr,PH 10:00-12:00',
    'Jan-Mar Mo-Fr 08:00-17:00',
    'week 1-10 Mo 08:00-17:00',
    'mo-fr 08:00-17:00',
    'Пн-Пт 08:00-17:00',
    'Mo[1] 08:00-17:00',
    'sunrise-sunset',
    '"по записи"',
    'Mo 08:00-17:00, Tu 08:00-12:00',
    'Mo 08:00-17:00\nTu 08:00-17:00',
    `Mo 08:00-09:00${';Mo 08:00-09:00'.repeat(100)}`,
  ])('%j is not understood', (text) => {
    expect(parseOpeningHours(text)).toBeNull();
  });

  test('any text gives a week or null', () => {
    const piece = fc.constantFrom(
      'Mo',
      '-',
      ',',
      ' ',
      ';',
      '08:00',
      '17:00',
      '24/7',
      'off',
      'PH',
      'Su',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect([0, 7]).toContain(parseOpeningHours(text)?.length ?? 0);
        },
      ),
    );
  });
});

describe('open or closed', () => {
  const office = parsed('Mo-Fr 08:30-13:00,14:00-17:30; Sa 09:00-12:00');

  test.each([
    [1, '08:29', false],
    [1, '08:30', true],
    [1, '12:59', true],
    [1, '13:00', false],
    [5, '17:29', true],
    [6, '12:00', false],
    [7, '10:00', false],
  ])('on day %d at %s: %s', (weekday, clock, open) => {
    expect(isOpenAt(office, at(weekday, clock))).toBe(open);
  });

  test.each([
    [1, '07:00', 'opens', 1, '08:30'],
    [1, '09:00', 'closes', 1, '13:00'],
    [1, '13:00', 'opens', 1, '14:00'],
    [5, '18:00', 'opens', 6, '09:00'],
    [6, '12:00', 'opens', 1, '08:30'],
    [7, '23:59', 'opens', 1, '08:30'],
  ] as const)('on day %d at %s it next %s on day %d at %s', (weekday, clock, kind, day, then) => {
    expect(nextChange(office, at(weekday, clock))).toMatchObject({ kind, ...at(day, then) });
  });

  test('the night from Sunday belongs to Sunday', () => {
    const club = parsed('Fr-Su 22:00-02:00');
    expect(isOpenAt(club, at(1, '01:59'))).toBe(true);
    expect(isOpenAt(club, at(1, '02:00'))).toBe(false);
    expect(isOpenAt(club, at(5, '01:00'))).toBe(false);
    expect(nextChange(club, at(7, '23:00'))).toEqual({
      kind: 'closes',
      weekday: 1,
      minutes: 120,
      inMinutes: 180,
    });
  });

  test('days that meet at midnight are one stretch', () => {
    const shop = parsed('Mo-We 00:00-24:00; Th 00:00-10:00');
    expect(nextChange(shop, at(1, '12:00'))).toMatchObject({ kind: 'closes', ...at(4, '10:00') });
  });

  test('around the clock and never both have no next change', () => {
    expect(nextChange(parsed('24/7'), at(3, '12:00'))).toBeNull();
    expect(nextChange(parsed('20:00-44:00'), at(3, '12:00'))).toBeNull();
    expect(nextChange(parsed('off'), at(3, '12:00'))).toBeNull();
    expect(isOpenAt(parsed('24/7'), at(7, '23:59'))).toBe(true);
    expect(isOpenAt(parsed('off'), at(7, '23:59'))).toBe(false);
  });
});

test('the next change is the first minute at which open and closed swap', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const minutes = quarter * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  const rule = fc
    .tuple(fc.subarray(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], { minLength: 1 }), clock, clock)
    .map(([days, from, to]) => `${days.join(',')} ${from === to ? 'off' : `${from}-${to}`}`);
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 1_439 }),
      (rules, weekday, minutes) => {
        const hours = parsed(rules.join('; '));
        const open = (after: number) => {
          const minute = ((weekday - 1) * 1_440 + minutes + after) % 10_080;
          return isOpenAt(hours, {
            weekday: Math.floor(minute / 1_440) + 1,
            minutes: minute % 1_440,
          });
        };
        let swap = 1;
        while (swap <= 10_080 && open(swap) === open(0)) swap += 1;
        const change = nextChange(hours, { weekday, minutes });
        expect(change?.inMinutes ?? 10_081).toBe(swap);
        if (change !== null) {
          expect(change.kind).toBe(open(0) ? 'closes' : 'opens');
          const minute = (weekday - 1) * 1_440 + minutes + change.inMinutes;
          expect((change.weekday - 1) * 1_440 + change.minutes).toBe(minute % 10_080);
        }
      },
    ),
    { numRuns: 60 },
  );
});
