import { findInsults } from './find-insults.ts';
import { plain } from './plain.ts';
import { WordList, type WordEntry } from './word-list.ts';

/** Shorter beginnings start too many ordinary words. */
export const WORD_MIN_LENGTH = 3;
export const WORD_MAX_LENGTH = 40;

export type WordProblem = 'missing' | 'not-a-word' | 'too-short' | 'too-long';

/** A word as it is stored on the list: letters alone, no pattern; or what is wrong with it. */
export function readWord(typed: string): { text: string } | { problem: WordProblem } {
  if (typed.length > 10 * WORD_MAX_LENGTH) return { problem: 'too-long' };
  const text = plain(typed).trim();
  if (text === '') return { problem: 'missing' };
  if (!/^\p{L}+$/u.test(text)) return { problem: 'not-a-word' };
  if (text.length < WORD_MIN_LENGTH) return { problem: 'too-short' };
  return text.length > WORD_MAX_LENGTH ? { problem: 'too-long' } : { text };
}

/** The first of some ordinary texts that an entry would hold back; null when it holds none. */
export function ordinaryTextWith(entry: WordEntry, texts: Iterable<string>): string | null {
  const list = new WordList([entry]);
  for (const text of texts) if (findInsults(text, list).length > 0) return text;
  return null;
}
