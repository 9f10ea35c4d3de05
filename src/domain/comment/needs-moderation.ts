import { findInsults } from './find-insults.ts';
import type { HoldReason } from './hold-reason.ts';
import type { Span } from './personal-data/span.ts';
import { findRepetition, findSpamLinks, isShouting } from './spam.ts';
import type { WordList } from './word-list.ts';

/** One thing for which a comment waits, and where it stands. */
export interface Finding {
  readonly reason: HoldReason;
  /** Empty where it is the text as a whole. */
  readonly spans: readonly Span[];
}

/**
 * Why a comment has to wait for the operator (portal rule «Comments»), as far as its text goes;
 * nothing publishes it at once. Insults and obscenity come first. Takes any string, linear time.
 *
 * @param list the operator's list of words
 */
export function needsModeration(text: string, list: WordList): Finding[] {
  const findings: Finding[] = [
    { reason: 'insult', spans: findInsults(text, list) },
    { reason: 'link', spans: findSpamLinks(text) },
    { reason: 'repetition', spans: findRepetition(text) },
  ];
  const found = findings.filter(({ spans }) => spans.length > 0);
  return isShouting(text) ? [...found, { reason: 'capitals', spans: [] }] : found;
}
