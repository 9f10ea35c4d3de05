import {
  parseOpeningHours,
  speaksOfHolidays,
  type OpeningHours,
  type OpenInterval,
} from './opening-hours.ts';

/** Hours of one day as people type them: «HH:MM», empty where there are none. */
export interface TypedDay {
  from: string;
  to: string;
  breakFrom: string;
  breakTo: string;
}

/** What can be wrong with the hours of a day. */
export type HoursProblem = 'incomplete' | 'not-a-time' | 'same' | 'break-outside' | 'next-day';

const MINUTES_PER_DAY = 1_440;
const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const CLOSED: TypedDay = { from: '', to: '', breakFrom: '', breakTo: '' };

/**
 * Stored opening hours as an editor shows them, Monday first; `null` when they say more than it can
 * show (three intervals a day, public holidays, or a syntax that is not understood).
 *
 * @param text OpenStreetMap's `opening_hours`; null: none are given
 */
export function typedWeekOf(text: string | null): TypedDay[] | null {
  if (text === null) return DAY_NAMES.map(() => CLOSED);
  const hours = parseOpeningHours(text);
  if (hours === null || speaksOfHolidays(text)) return null;
  if (hours.some(({ intervals }) => intervals.length > 2)) return null;
  return hours.map(({ intervals: [first, second] }) => {
    if (first === undefined) return CLOSED;
    return second === undefined
      ? { ...CLOSED, from: timeOf(first.from), to: timeOf(first.to) }
      : {
          from: timeOf(first.from),
          to: timeOf(second.to),
          breakFrom: timeOf(first.to),
          breakTo: timeOf(second.from),
        };
  });
}

/**
 * What was typed, as OpenStreetMap's `opening_hours`: null when every day is left empty. An end at
 * or before the beginning is on the next day; from 00:00 to 00:00 is the whole day.
 *
 * @param week seven days, Monday first
 * @returns the problems by day, 1 (Monday) – 7 (Sunday), when there are any
 */
export function readTypedWeek(
  week: readonly TypedDay[],
): { text: string | null } | { problems: Record<number, HoursProblem> } {
  const problems: Record<number, HoursProblem> = {};
  const hours = week.map((typed, index) => {
    const day = index + 1;
    const intervals = intervalsOf(typed);
    if (typeof intervals === 'string') problems[day] = intervals;
    return { day, intervals: typeof intervals === 'string' ? [] : intervals };
  });
  for (const day of daysWithinNext(hours)) problems[day] ??= 'next-day';
  if (Object.keys(problems).length > 0) return { problems };
  return { text: formatOpeningHours(hours) };
}

/** The days whose last interval ends after the next day's first one has begun, Sunday's on Monday. */
export function daysWithinNext(week: OpeningHours): number[] {
  return week.flatMap(({ day, intervals }, index) => {
    const next = week[(index + 1) % week.length]?.intervals[0];
    const end = (intervals.at(-1)?.to ?? 0) - MINUTES_PER_DAY;
    return next !== undefined && end > next.from ? [day] : [];
  });
}

/** A week as OpenStreetMap's `opening_hours`; neighbouring days with equal hours stand together. */
export function formatOpeningHours(week: OpeningHours): string | null {
  const rules: Array<{ first: number; last: number; times: string }> = [];
  for (const { day, intervals } of week) {
    const times = intervals.map(({ from, to }) => `${timeOf(from)}-${endOf(to)}`).join(',');
    const before = rules.at(-1);
    if (before?.times === times) before.last = day;
    else rules.push({ first: day, last: day, times });
  }
  const open = rules.filter(({ times }) => times !== '');
  if (open.length === 0) return null;
  if (rules.length === 1 && open[0]!.times === '00:00-24:00') return '24/7';
  const name = (day: number) => DAY_NAMES[day - 1]!;
  return open
    .map(({ first, last, times }) =>
      first === last ? `${name(first)} ${times}` : `${name(first)}-${name(last)} ${times}`,
    )
    .join('; ');
}

function intervalsOf({ from, to, breakFrom, breakTo }: TypedDay): OpenInterval[] | HoursProblem {
  const given = [from, to, breakFrom, breakTo].filter((text) => text !== '');
  if (given.length === 0) return [];
  if (given.some((text) => !TIME.test(text))) return 'not-a-time';
  if (from === '' || to === '' || (breakFrom === '') !== (breakTo === '')) return 'incomplete';
  const start = minutesOf(from);
  const typedEnd = minutesOf(to);
  if (start === typedEnd && start !== 0) return 'same';
  const end = typedEnd <= start ? typedEnd + MINUTES_PER_DAY : typedEnd;
  if (breakFrom === '') return [{ from: start, to: end }];
  const within = (minutes: number) => (minutes < start ? minutes + MINUTES_PER_DAY : minutes);
  const pause = { from: within(minutesOf(breakFrom)), to: within(minutesOf(breakTo)) };
  // An interval that begins after midnight belongs to the next day, where it is typed.
  const fits = start < pause.from && pause.from < pause.to && pause.to < end;
  if (!fits || pause.to >= MINUTES_PER_DAY) return 'break-outside';
  return [
    { from: start, to: pause.from },
    { from: pause.to, to: end },
  ];
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeOf(minutes: number): string {
  const ofDay = minutes % MINUTES_PER_DAY;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** The end of an interval: midnight is 24:00, and later ones are of the next day. */
function endOf(minutes: number): string {
  return minutes === MINUTES_PER_DAY ? '24:00' : timeOf(minutes);
}
