import { addDays, addMonths, isDay, type Day } from '#domain/calendar.ts';
import { quickPeriod, type Period } from '#domain/period.ts';

/** So many months are shown at once: what a chart of months has room for. */
export const MOST_MONTHS = 24;

/**
 * The period of the statistics: what an address asks for, twelve months up to today without it. A
 * period turned round is taken as meant, one that reaches into the future ends today, and one that
 * is too long begins later.
 */
export function readPeriod(asked: { from: string | null; to: string | null }, today: Day): Period {
  const year = quickPeriod('year', today);
  const [one, other] = [dayOr(asked.from, null), dayOr(asked.to, null)];
  if (one === null && other === null) return year;
  const [first, last] = [one ?? year.from, other ?? today].sort() as [Day, Day];
  const to = last > today ? today : last;
  const earliest = addDays(addMonths(to, -MOST_MONTHS), 1);
  const from = first > to ? to : first;
  return { from: from < earliest ? earliest : from, to };
}

function dayOr<T>(text: string | null, otherwise: T): Day | T {
  return text !== null && isDay(text) && text >= '2000' ? text : otherwise;
}
