import { parseOpeningHours } from '#domain/organization/opening-hours.ts';
import {
  readTypedWeek,
  typedWeekOf,
  type HoursProblem,
  type TypedDay,
} from '#domain/organization/typed-hours.ts';
import { m } from '#i18n/compiled/messages.js';
import type { FormTexts } from '../../_form/form.ts';

/** Opening hours as a form holds them. */
export interface HoursTexts {
  /** Seven days; null: the hours stand in one line, because the table cannot show them. */
  week: TypedDay[] | null;
  hoursLine: string;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];

const PROBLEMS: Record<HoursProblem, (text: { day: string }) => string> = {
  incomplete: m.cabinet_hours_incomplete,
  'not-a-time': m.cabinet_hours_not_a_time,
  same: m.cabinet_hours_same,
  'break-outside': m.cabinet_hours_break_outside,
  'next-day': m.cabinet_hours_next_day,
};

/** The name of a field of the table of hours. */
export function hoursField(day: number, part: keyof TypedDay): string {
  return `day-${day}-${part}`;
}

/** Stored hours as a form shows them. */
export function hoursTexts(openingHours: string | null): HoursTexts {
  return { week: typedWeekOf(openingHours), hoursLine: openingHours ?? '' };
}

/** The hours that were typed into a form. */
export function typedHours(form: FormTexts): HoursTexts {
  const week = DAYS.map((day) => ({
    from: form.get(hoursField(day, 'from')),
    to: form.get(hoursField(day, 'to')),
    breakFrom: form.get(hoursField(day, 'breakFrom')),
    breakTo: form.get(hoursField(day, 'breakTo')),
  }));
  return {
    week: form.has('hours-as-line') ? null : week,
    hoursLine: form.get('openingHours'),
  };
}

/** Typed hours as they are stored, or what is wrong with them at which field. */
export function readHours({
  week,
  hoursLine,
}: HoursTexts): { text: string | null } | { problems: Record<string, string> } {
  if (week === null) {
    const text = hoursLine.trim();
    return text === '' || parseOpeningHours(text) !== null
      ? { text: text || null }
      : { problems: { openingHours: m.cabinet_hours_unknown() } };
  }
  const read = readTypedWeek(week);
  if (!('problems' in read)) return read;
  return {
    problems: Object.fromEntries(
      Object.entries(read.problems).map(([day, problem]) => [
        hoursField(Number(day), 'from'),
        PROBLEMS[problem]({ day: m.weekday_name({ day: Number(day) }) }),
      ]),
    ),
  };
}
