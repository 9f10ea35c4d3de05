import { expect, it } from 'vitest';
import { groupedHours } from './grouped-hours.ts';
import { parseOpeningHours } from './opening-hours.ts';

function grouped(text: string) {
  return groupedHours(parseOpeningHours(text)!).map(({ from, to }) => [from, to]);
}

it('joins neighbouring days with the same hours', () => {
  expect(grouped('Mo-Fr 08:30-13:00,14:00-17:30; Sa 09:00-14:00')).toEqual([
    [1, 5],
    [6, 6],
    [7, 7],
  ]);
});

it('says once what holds every day', () => {
  expect(grouped('24/7')).toEqual([[1, 7]]);
});

it('keeps days apart that have another day between them', () => {
  expect(grouped('Mo,We 08:00-12:00; Tu 13:00-17:00; Th-Su off')).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 7],
  ]);
});
