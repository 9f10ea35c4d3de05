import {
  addDays,
  minskClock,
  minskDay,
  startOfMinskDay,
  weekday as weekdayOf,
} from '../calendar.ts';

/** The hour of Minsk at which digests are due. */
export const DIGEST_HOUR = 8;

/**
 * The latest moment, not after now, at which a digest was due. Whatever is older belongs into one
 * that should have left by now: so it does not matter when, or how often, the digests are made.
 *
 * @param onWeekday 1 (Monday) – 7; null: every day
 */
export function lastDigestMoment(now: Date, onWeekday: number | null): Date {
  const today = minskDay(now);
  const latest = minskClock(now).minutes < DIGEST_HOUR * 60 ? addDays(today, -1) : today;
  const back = onWeekday === null ? 0 : (weekdayOf(latest) - onWeekday + 7) % 7;
  return new Date(startOfMinskDay(addDays(latest, -back)).getTime() + DIGEST_HOUR * 3_600_000);
}
