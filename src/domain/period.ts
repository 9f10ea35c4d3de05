import { addDays, addMonths, daysBetween, type Day } from './calendar.ts';

/** Minsk days from the first to the last, both included. */
export interface Period {
  from: Day;
  to: Day;
}

/** Periods that are offered to choose from. */
export const QUICK_PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type QuickPeriod = (typeof QUICK_PERIODS)[number];

const MONTHS: Record<QuickPeriod, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** So many months up to a day, that day included: of 15 June, a month is 16 May – 15 June. */
export function quickPeriod(name: QuickPeriod, today: Day): Period {
  return { from: addDays(addMonths(today, -MONTHS[name]), 1), to: today };
}

/** The period of as many days that ends the day before another begins. */
export function periodBefore({ from, to }: Period): Period {
  return { from: addDays(from, daysBetween(to, from) - 1), to: addDays(from, -1) };
}
