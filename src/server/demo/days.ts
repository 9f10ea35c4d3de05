import { addDays, addMonths, daysBetween, type Day } from '#domain/calendar.ts';

/** Milliseconds of an hour and of a day. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Minsk is three hours ahead of Greenwich all year, since 2011. */
const MINSK_OFFSET = 3 * HOUR;

/** The 24 months that the demo's ratings lie in; a day of it is counted from 0. */
export interface Period {
  /** The day of seeding, the last one of the period. */
  today: Day;
  days: number;
  /** The moment at which the first day begins in Minsk, in milliseconds since 1970. */
  start: number;
  /** The days by number; also some before the period, for when a service was provided. */
  dayAt(index: number): Day;
}

/** @param today Minsk day */
export function periodUpTo(today: Day): Period {
  const first = addDays(addMonths(today, -24), 1);
  const days = daysBetween(first, today) + 1;
  const known = new Map<number, Day>();
  return {
    today,
    days,
    start: Date.parse(`${first}T00:00:00Z`) - MINSK_OFFSET,
    dayAt: (index) => {
      let day = known.get(index);
      if (day === undefined) known.set(index, (day = addDays(first, index)));
      return day;
    },
  };
}

/** The moment at which the Minsk day of another moment begins. */
export function startOfMinskDay(moment: number): number {
  return Math.floor((moment + MINSK_OFFSET) / DAY) * DAY - MINSK_OFFSET;
}

/** True on Saturday and Sunday in Minsk. 1 January 1970 was a Thursday. */
export function isWeekend(moment: number): boolean {
  return (Math.floor((moment + MINSK_OFFSET) / DAY) + 3) % 7 >= 5;
}

/** A moment as PostgreSQL reads it, to the second. */
export function timestamp(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
