/**
 * A calendar day of Minsk, as ISO 8601 writes it: '2026-02-28', years 0001–9999. Days compare and
 * sort as strings. All rules of the portal that speak of a day mean this one.
 */
export type Day = string;

/** A moment of the week in Minsk: `weekday` 1 (Monday) – 7 (Sunday), `minutes` since midnight. */
export interface WeekMoment {
  readonly weekday: number;
  readonly minutes: number;
}

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.parse('0001-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** Making a formatter costs a hundred times what using it does, so there is one. */
const minskFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Minsk',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/**
 * What a clock and a calendar on a wall in Minsk show at an instant, as if it were UTC: the
 * difference between the two is the offset of the time zone.
 *
 * @throws RangeError for an invalid date
 */
function minskWallTime(instant: Date): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of minskFormat.formatToParts(instant)) parts[type] = value;
  const time = utc(Number(parts.year), Number(parts.month), Number(parts.day));
  return (
    time + ((Number(parts.hour) * 60 + Number(parts.minute)) * 60 + Number(parts.second)) * 1_000
  );
}

/** Date.UTC, which takes the years 0–99 for those of the last century, without that. */
function utc(year: number, month: number, dayOfMonth: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth);
}

/** Midnight UTC of a day that exists, else `null`. */
function parseDay(text: string): number | null {
  const [, year, month, dayOfMonth] = DAY_FORM.exec(text) ?? [];
  if (year === undefined || year === '0000') return null;
  const time = utc(Number(year), Number(month), Number(dayOfMonth));
  const date = new Date(time);
  const exists =
    date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(dayOfMonth);
  return exists ? time : null;
}

/** @throws RangeError for what is no day */
function toUtc(day: Day): number {
  const time = parseDay(day);
  if (time === null) throw new RangeError(`not a day: ${day}`);
  return time;
}

/** @throws RangeError outside of the years 0001–9999 */
function fromUtc(time: number): Day {
  if (!(time >= FIRST_DAY && time <= LAST_MOMENT))
    throw new RangeError(`not in the calendar: ${time}`);
  return new Date(time).toISOString().slice(0, 10);
}

/** True for a day that exists, written 'YYYY-MM-DD'; false for '2026-02-30' and all else. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

/** The day it is in Minsk at an instant. @throws RangeError for an invalid date */
export function minskDay(instant: Date): Day {
  return fromUtc(minskWallTime(instant));
}

/** Weekday and minutes since midnight in Minsk at an instant. @throws RangeError for an invalid date */
export function minskClock(instant: Date): WeekMoment {
  const wall = minskWallTime(instant);
  const minutes = Math.floor((wall % MS_PER_DAY) / MS_PER_MINUTE);
  return { weekday: weekday(fromUtc(wall)), minutes: (minutes + 1_440) % 1_440 };
}

/**
 * The instant at which the next day begins in Minsk: the first at which one who rated today may
 * rate the same organisation again.
 */
export function startOfNextMinskDay(instant: Date): Date {
  return startOfMinskDay(addDays(minskDay(instant), 1));
}

/** The instant at which a day begins in Minsk. @throws RangeError for what is no day */
export function startOfMinskDay(day: Day): Date {
  const midnight = toUtc(day);
  const guess = midnight - offsetAt(midnight);
  // Twice, because the offset may change in between (it did until 2011).
  return new Date(midnight - offsetAt(guess));
}

function offsetAt(time: number): number {
  return minskWallTime(new Date(time)) - Math.floor(time / 1_000) * 1_000;
}

/** The day `n` days later, earlier for a negative `n`. @throws RangeError for what is no day */
export function addDays(day: Day, n: number): Day {
  return fromUtc(toUtc(day) + n * MS_PER_DAY);
}

/**
 * The same day of the month `n` months later, earlier for a negative `n`; where that month is
 * shorter, its last day: 31 January and one month are 28 February. @throws RangeError
 */
export function addMonths(day: Day, n: number): Day {
  const from = new Date(toUtc(day));
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + 1 + n;
  const lastDay = new Date(utc(year, month + 1, 0)).getUTCDate();
  return fromUtc(utc(year, month, Math.min(from.getUTCDate(), lastDay)));
}

/** How many days `b` is after `a`; negative when before. @throws RangeError for what is no day */
export function daysBetween(a: Day, b: Day): number {
  return (toUtc(b) - toUtc(a)) / MS_PER_DAY;
}

/** The first day of the month. @throws RangeError for what is no day */
export function monthStart(day: Day): Day {
  return fromUtc(toUtc(`${day.slice(0, 8)}01`));
}

/** 1 for Monday to 7 for Sunday. @throws RangeError for what is no day */
export function weekday(day: Day): number {
  return new Date(toUtc(day)).getUTCDay() || 7;
}
