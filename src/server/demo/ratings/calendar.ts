import { weekday } from '#domain/calendar.ts';
import { HOUR, type Period } from '../days.ts';
import type { Random } from '../random.ts';

/** Monday to Sunday. */
const WEEKDAYS = [1.15, 1.1, 1.05, 1.05, 1, 0.65, 0.5];

/** January to December: holidays in January and May, the quiet of summer, the bustle of autumn. */
const MONTHS = [0.85, 1, 1.05, 1.05, 0.9, 0.95, 0.85, 0.85, 1.1, 1.15, 1.1, 1];

/** The portal became better known: how much more is rated at the end than at the beginning. */
const GROWTH = 1.6;

/** Draws days of the period, as often as people rate on them. */
export type DrawDay = (random: Random) => number;

export function prepareDays(period: Period): DrawDay {
  const reached = new Float64Array(period.days);
  let sum = 0;
  for (let index = 0; index < period.days; index += 1) {
    const day = period.dayAt(index);
    const grown = 1 + (GROWTH - 1) * (index / period.days);
    sum += grown * WEEKDAYS[weekday(day) - 1]! * MONTHS[Number(day.slice(5, 7)) - 1]!;
    reached[index] = sum;
  }
  return (random) => firstAtLeast(reached, random.next() * sum);
}

function firstAtLeast(reached: Float64Array, value: number): number {
  let low = 0;
  let high = reached.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Milliseconds since midnight at which somebody rates: mostly between morning and late evening. */
export function drawTime(random: Random): number {
  const hour = 6 + 9 * (random.next() + random.next() * 0.95);
  return Math.floor(Math.min(hour, 23.95) * HOUR);
}

/** Month of the period in which a day lies: about 30 days each. */
export function monthOf(day: number): number {
  return Math.floor(day / 30.5);
}
