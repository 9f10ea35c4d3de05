import type { CommentReason, ExclusionReason } from './decision.ts';

/** What happened in a month, each thing counted in the month in which it happened. */
export interface MonthFigures {
  /** Comments that were written. */
  received: number;
  /** Of these, those that waited for the operator. */
  held: number;
  /** Waiting comments that were published as they are. */
  published: number;
  /** Comments of which a part was masked. */
  masked: number;
  /** Comments that were hidden, by reason. */
  hidden: Partial<Record<CommentReason, number>>;
  /** Hidden or masked comments that are shown as they were again. */
  restored: number;
  /** Ratings that were excluded from the ranking, by reason. */
  excluded: Partial<Record<ExclusionReason, number>>;
  /** Ratings that count again. */
  reinstated: number;
  /** Remarks on official replies; missing in months that were stored before these were counted. */
  remarks?: RemarkFigures;
  appeals: { received: number; granted: number; upheld: number };
  /** Half of the comments that waited did so for no longer, in hours; null: none was decided. */
  medianHours: number | null;
}

export interface RemarkFigures {
  received: number;
  /** Remarks that were hidden, by reason. */
  hidden: Partial<Record<CommentReason, number>>;
}

/** All of some counts together. */
export function sumOf(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
