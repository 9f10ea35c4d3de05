import { type Random } from '../random.ts';

const TIME = /(\d\d):(\d\d)/g;

/** Earliest and latest time that a shift may lead to, in minutes of the day. */
const EARLIEST = 5 * 60;
const LATEST = 23 * 60 + 30;

/**
 * A small variation of a type's typical hours, in the same OpenStreetMap syntax: as they are, half
 * an hour earlier or later, or without the Saturday that stands as a part of its own.
 */
export function varyOpeningHours(typical: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.55) return typical;
  if (draw < 0.7) return shifted(typical, -30);
  if (draw < 0.88) return shifted(typical, 30);
  return typical.replace(/; Sa \d\d:\d\d-\d\d:\d\d$/, '');
}

function shifted(hours: string, minutes: number): string {
  const times = [...hours.matchAll(TIME)].map(([, h, m]) => Number(h) * 60 + Number(m) + minutes);
  if (times.some((time) => time < EARLIEST || time > LATEST)) return hours;
  return hours.replace(TIME, () => clock(times.shift()!));
}

function clock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
