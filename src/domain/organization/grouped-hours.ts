import type { DayHours, OpenInterval, OpeningHours } from './opening-hours.ts';

/** Neighbouring days of the week with the same hours. */
export interface DaysWithHours {
  /** First and last day, 1 (Monday) – 7 (Sunday); equal for a single day. */
  from: number;
  to: number;
  intervals: readonly OpenInterval[];
}

/** A week as people write it on a door: Monday to Friday so, Saturday otherwise. */
export function groupedHours(week: OpeningHours): DaysWithHours[] {
  const groups: DaysWithHours[] = [];
  for (const { day, intervals } of week) {
    const last = groups.at(-1);
    if (last && sameHours(last, { day, intervals })) last.to = day;
    else groups.push({ from: day, to: day, intervals });
  }
  return groups;
}

function sameHours(a: DaysWithHours, b: DayHours): boolean {
  return (
    a.intervals.length === b.intervals.length &&
    a.intervals.every((interval, index) => {
      const other = b.intervals[index]!;
      return interval.from === other.from && interval.to === other.to;
    })
  );
}
