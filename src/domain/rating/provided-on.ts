import { addMonths } from '../calendar.ts';

/** How long ago a service may have been provided to be rated (portal.md, "Rating needs a login"). */
const MONTHS_BACK = 12;

/** The earliest Minsk day that a questionnaire filled in today may name. */
export function earliestProvidedOn(today: string): string {
  return addMonths(today, -MONTHS_BACK);
}

/** What is wrong with the day on which the service was provided; null when it may stand. */
export function problemOfProvidedOn(day: string, today: string): 'future' | 'too-old' | null {
  if (day > today) return 'future';
  if (day < earliestProvidedOn(today)) return 'too-old';
  return null;
}
