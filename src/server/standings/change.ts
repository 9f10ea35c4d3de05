import { isChange, type Interval } from '#domain/standing/index.ts';
import { comparedDay, COMPARISONS, type Comparison, type PastStanding } from './past.ts';

/** How a standing changed against an earlier day. */
export interface Change {
  comparison: Comparison;
  /** The Minsk day compared with. */
  day: string;
  before: PastStanding;
  /** Difference of the scores. */
  score: number;
  /** Places won (above 0) or lost; null where there was or is no position. */
  positions: number | null;
  /** Whether it may be called a change: the intervals do not overlap. */
  significant: boolean;
}

/** What a standing is compared from. */
export interface PresentStanding {
  score: number;
  interval: Interval;
  position: number | null;
}

/** The change of a standing against one earlier standing. */
export function changeSince(
  comparison: Comparison,
  day: string,
  before: PastStanding,
  now: PresentStanding,
): Change {
  return {
    comparison,
    day,
    before,
    score: now.score - before.score,
    positions:
      before.position === null || now.position === null ? null : before.position - now.position,
    significant: isChange(before.interval, now.interval),
  };
}

/** The changes of an organisation's standing against every day that it is compared with. */
export function changesOf(
  keeper: {
    day: string;
    past(comparison: Comparison, organizationId: number): PastStanding | undefined;
  },
  organizationId: number,
  now: PresentStanding,
): Change[] {
  return (Object.keys(COMPARISONS) as Comparison[]).flatMap((comparison) => {
    const before = keeper.past(comparison, organizationId);
    return before
      ? [changeSince(comparison, comparedDay(keeper.day, comparison), before, now)]
      : [];
  });
}
