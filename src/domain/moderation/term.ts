import { addDays, minskDay, weekday, type Day } from '../calendar.ts';

/** Comments and appeals should be decided within so many working days; then they are overdue. */
export const REVIEW_WORKING_DAYS = 2;

const SATURDAY = 6;

/** The last day on which a decision on what came on a day is in time. Holidays are not known here. */
export function reviewDueOn(receivedOn: Day): Day {
  let day = receivedOn;
  for (let left = REVIEW_WORKING_DAYS; left > 0;) {
    day = addDays(day, 1);
    if (weekday(day) < SATURDAY) left -= 1;
  }
  return day;
}

/** The earliest day of which things that still wait are not overdue today. */
export function oldestInTime(today: Day): Day {
  let day = today;
  while (reviewDueOn(addDays(day, -1)) >= today) day = addDays(day, -1);
  return day;
}

/** Whether something that came at a moment, and still waits, is overdue. */
export function isReviewOverdue(received: Date, now: Date): boolean {
  return reviewDueOn(minskDay(received)) < minskDay(now);
}
