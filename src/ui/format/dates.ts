import { m } from '#i18n/compiled/messages.js';

/*
 * Days and months as people read them, in the present language. Browsers lack the Belarusian
 * names, so all of them come from the messages.
 */

const NO_BREAK = '\u00a0';

/** A day 'YYYY-MM-DD' in full: 21 ноября 2026. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return m.date_day({ day: date, month: m.month_of_day({ month }), year }).replace(' ', NO_BREAK);
}

/** A month 'YYYY-MM' or any day of it: ноябрь 2026. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return m.date_month_year({ month: m.month_name({ month: number }), year });
}

/** The short name of the month of 'YYYY-MM': ноя. */
export function formatMonthShort(month: string): string {
  return m.month_short({ month: Number(month.slice(5, 7)) });
}

/** A moment as the clock in Minsk shows it: 21 ноября 2026, 14:05. */
export function formatMoment(moment: Date): string {
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/Minsk',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [day, time] = parts.format(moment).split(' ') as [string, string];
  return m.date_moment({ day: formatDay(day), time });
}
