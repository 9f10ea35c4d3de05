import type { WeekMoment } from '#domain/calendar.ts';

/**
 * When an organisation is open, in minutes since midnight: `from` 0–1439, `to` after it. Past 1440
 * the interval goes on into the next day: 22:00–02:00 is 1320–1560.
 */
export interface OpenInterval {
  readonly from: number;
  readonly to: number;
}

/** One day of the week, 1 (Monday) – 7 (Sunday); no intervals: closed. Intervals are in order. */
export interface DayHours {
  readonly day: number;
  readonly intervals: readonly OpenInterval[];
}

/** A week: seven days, Monday first. */
export type OpeningHours = readonly DayHours[];

export interface OpeningChange extends WeekMoment {
  readonly kind: 'opens' | 'closes';
  /** Minutes from the moment asked about, at least 1. */
  readonly inMinutes: number;
}

const MINUTES_PER_DAY = 1_440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const WHOLE_DAY: OpenInterval = { from: 0, to: MINUTES_PER_DAY };

/** Days (optional), then times or a word for closed. */
const RULE = /^(?:([A-Z][A-Za-z]*(?:[-,][A-Z][A-Za-z]*)*) )?(off|closed|[\d:,-]+)$/;
const HOLIDAYS = /^PH (?:off|closed)$/;
const DAY_ITEM = /^([A-Z][a-z])(?:-([A-Z][a-z]))?$/;
const TIME_ITEM = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** A longer text is no opening hours. */
const MAX_LENGTH = 500;

/**
 * Reads opening hours in the OpenStreetMap syntax, of which a strict part is understood: days and
 * ranges of days, several intervals a day, intervals past midnight, rules separated by «;» where
 * a later one replaces an earlier one for its days, «off» and «closed», «24/7», and «PH off».
 * Public holidays are no days of a week, so they do not change the table.
 *
 * @returns `null` for everything else; the text is better shown as it is than half understood
 *
 * @example
 * parseOpeningHours('Mo-Fr 08:30-13:00,14:00-17:30; Sa 09:00-14:00')
 */
export function parseOpeningHours(text: string): OpeningHours | null {
  if (text.length > MAX_LENGTH) return null;
  const week = new Map<number, readonly OpenInterval[]>();
  for (const rule of text.split(';').map((part) => normalizeSpaces(part))) {
    const parsed = parseRule(rule);
    if (parsed === null) return null;
    for (const day of parsed.days) week.set(day, parsed.intervals);
  }
  return DAY_NAMES.map((_, index) => ({ day: index + 1, intervals: week.get(index + 1) ?? [] }));
}

/** Whether understood opening hours speak of public holidays, too, which no day of a week shows. */
export function speaksOfHolidays(text: string): boolean {
  return text.split(';').some((rule) => HOLIDAYS.test(normalizeSpaces(rule)));
}

/** Single spaces, none around commas and hyphens. */
function normalizeSpaces(rule: string): string {
  return rule
    .trim()
    .replace(/ +/g, ' ')
    .replace(/ ?([,-]) ?/g, '$1');
}

interface Rule {
  readonly days: readonly number[];
  readonly intervals: readonly OpenInterval[];
}

function parseRule(rule: string): Rule | null {
  if (rule === '24/7') return { days: everyDay(), intervals: [WHOLE_DAY] };
  if (HOLIDAYS.test(rule)) return { days: [], intervals: [] };
  const [, dayText, timeText] = RULE.exec(rule) ?? [];
  if (timeText === undefined) return null;
  const days = dayText === undefined ? everyDay() : parseDays(dayText);
  const closed = timeText === 'off' || timeText === 'closed';
  const intervals = closed ? [] : parseTimes(timeText);
  return days === null || intervals === null ? null : { days, intervals };
}

function everyDay(): number[] {
  return DAY_NAMES.map((_, index) => index + 1);
}

/** «Mo», «Tu-Fr», «Mo,We,Fr», «Sa-Mo» (over the end of the week). */
function parseDays(text: string): number[] | null {
  const days: number[] = [];
  for (const item of text.split(',')) {
    const [, first = '', last = first] = DAY_ITEM.exec(item) ?? [];
    const from = DAY_NAMES.indexOf(first);
    const to = DAY_NAMES.indexOf(last);
    if (from < 0 || to < 0) return null;
    const length = ((to - from + 7) % 7) + 1;
    for (let step = 0; step < length; step += 1) days.push(((from + step) % 7) + 1);
  }
  return days;
}

/** Intervals of one day; they may touch, but not overlap. */
function parseTimes(text: string): OpenInterval[] | null {
  const intervals: OpenInterval[] = [];
  for (const item of text.split(',')) {
    const interval = parseInterval(item);
    if (interval === null) return null;
    intervals.push(interval);
  }
  intervals.sort((a, b) => a.from - b.from);
  const overlap = intervals.some(({ from }, index) => from < (intervals[index - 1]?.to ?? 0));
  return overlap ? null : intervals;
}

/** «08:30-17:30», «22:00-02:00», «22:00-26:00»; 24:00 only as an end. */
function parseInterval(text: string): OpenInterval | null {
  const numbers = TIME_ITEM.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const [fromHours = 0, fromMinutes = 0, toHours = 0, toMinutes = 0] = numbers;
  if (fromMinutes > 59 || toMinutes > 59) return null;
  const from = fromHours * 60 + fromMinutes;
  const end = toHours * 60 + toMinutes;
  const to = end < from ? end + MINUTES_PER_DAY : end;
  const understood = from < MINUTES_PER_DAY && end !== from && to - from <= MINUTES_PER_DAY;
  return understood ? { from, to } : null;
}

/** True when it is open at a moment of the week; at the minute of closing it is not. */
export function isOpenAt(hours: OpeningHours, moment: WeekMoment): boolean {
  const minute = minuteOfWeek(moment.weekday, moment.minutes);
  return openStretches(hours).some(({ from, to }) => isWithin(minute, from, to));
}

/**
 * When it next closes, if it is open, or next opens. `null` when that never happens: it is open
 * around the clock, or closed all week.
 */
export function nextChange(hours: OpeningHours, moment: WeekMoment): OpeningChange | null {
  const stretches = openStretches(hours);
  const minute = minuteOfWeek(moment.weekday, moment.minutes);
  const current = stretches.find(({ from, to }) => isWithin(minute, from, to));
  if (current !== undefined && current.to - current.from >= MINUTES_PER_WEEK) return null;
  if (current !== undefined) return changeAt('closes', current.to, minute);
  const starts = stretches.map(({ from }) => minutesUntil(from, minute));
  return starts.length === 0 ? null : changeAt('opens', minute + Math.min(...starts), minute);
}

function minuteOfWeek(weekday: number, minutes: number): number {
  return (weekday - 1) * MINUTES_PER_DAY + minutes;
}

/** The stretches of a week, in minutes of it, with those that touch joined, also over Sunday night. */
function openStretches(hours: OpeningHours): OpenInterval[] {
  const all = hours
    .flatMap(({ day, intervals }) =>
      intervals.map(({ from, to }) => ({
        from: minuteOfWeek(day, from),
        to: minuteOfWeek(day, to),
      })),
    )
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const stretch of all) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else joined.push({ ...stretch });
  }
  return joinOverWeekEnd(joined);
}

function joinOverWeekEnd(stretches: { from: number; to: number }[]): OpenInterval[] {
  const last = stretches.at(-1);
  if (last === undefined) return [];
  for (;;) {
    const first = stretches[0];
    if (first === undefined || first.from + MINUTES_PER_WEEK > last.to) return stretches;
    if (first === last) return [{ from: 0, to: MINUTES_PER_WEEK }];
    last.to = Math.max(last.to, first.to + MINUTES_PER_WEEK);
    stretches.shift();
  }
}

function isWithin(minute: number, from: number, to: number): boolean {
  return minutesUntil(minute, from) < to - from;
}

/** Minutes from `start` on to the next time the week comes to `minute`: 0–10079. */
function minutesUntil(minute: number, start: number): number {
  return (((minute - start) % MINUTES_PER_WEEK) + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
}

function changeAt(kind: OpeningChange['kind'], at: number, now: number): OpeningChange {
  const minute = at % MINUTES_PER_WEEK;
  return {
    kind,
    weekday: Math.floor(minute / MINUTES_PER_DAY) + 1,
    minutes: minute % MINUTES_PER_DAY,
    inMinutes: minutesUntil(at, now),
  };
}
