import { commentLength } from './comment.ts';
import type { HoldReason } from './hold-reason.ts';

/** So many comments of one citizen within an hour are published at once; further ones wait. */
export const MOST_COMMENTS_AN_HOUR = 5;
/** So many of the citizen's latest comments are looked at for the same text. */
export const COMPARED_COMMENTS = 20;
/** Short texts («Всё хорошо, спасибо») are the same by themselves. */
export const LEAST_COMPARED_LENGTH = 40;

/** What the same citizen wrote lately. */
export interface EarlierComments {
  /** Within the last hour. */
  readonly withinHour: number;
  /** Whether one of the latest says just the same. */
  readonly hasSameText: boolean;
}

/** Why a comment waits for what its author wrote before: many in a short time, or one text for all. */
export function findFlood(comment: string, earlier: EarlierComments): HoldReason[] {
  const isCopied = earlier.hasSameText && commentLength(comment) >= LEAST_COMPARED_LENGTH;
  return [
    ...(earlier.withinHour >= MOST_COMMENTS_AN_HOUR ? (['many'] as const) : []),
    ...(isCopied ? (['copied'] as const) : []),
  ];
}
