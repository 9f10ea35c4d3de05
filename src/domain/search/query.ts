import { beginningsOf, keysOf, stemsOf } from './key.ts';
import { inOtherLayout } from './layout.ts';
import { tokenize, type Token } from './tokens.ts';
import { isMeaningful } from './words.ts';

/** A word that somebody looks for. Any one of its keys will do. */
export interface QueryWord {
  /** As typed, normalised. */
  text: string;
  kind: Token['kind'];
  /** Keys of the whole word. */
  keys: string[];
  /** What the keys are made of, to compare with words that differ by a typing error. */
  stems: string[];
  /** Beginnings of keys, for a word that is not typed to its end. */
  beginnings: string[];
}

/**
 * What stands between two spaces of a query. Organisations must have all of its words, in one of
 * the readings.
 */
export interface QueryPart {
  /** As typed. */
  text: string;
  typed: QueryWord[];
  /**
   * Reads the same keystrokes in other keyboard layouts; meant, and worth the work, only when
   * `typed` makes no sense.
   */
  otherLayouts: () => QueryWord[][];
}

/** Longer queries are cut: nobody types them, and each word costs time. */
export const LONGEST_QUERY = 200;
export const MOST_WORDS = 12;

/**
 * Takes apart what somebody looks for. Stop words are left out, unless there is nothing else.
 *
 * @param unfinished the last word is still being typed, so it is kept whatever it is
 * @returns the parts, all of which must be met; none for a text without letters and digits
 */
export function analyzeQuery(text: string, { unfinished = false } = {}): QueryPart[] {
  const chunks = text
    .slice(0, LONGEST_QUERY)
    .split(/\s+/u)
    .filter((chunk) => chunk !== '');
  const parts = readParts(chunks, unfinished ? chunks.length - 1 : -1);
  return (parts.length > 0 ? parts : readParts(chunks, 'all')).slice(0, MOST_WORDS);
}

function readParts(chunks: readonly string[], keepStopWords: number | 'all'): QueryPart[] {
  return chunks.flatMap((chunk, at) => {
    const all = keepStopWords === 'all' || keepStopWords === at;
    const typed = readWords(chunk, all);
    const otherLayouts = () =>
      inOtherLayout(chunk)
        .map((other) => readWords(other, all))
        .filter(isPlausible);
    return typed.length > 0 ? [{ text: chunk, typed, otherLayouts }] : [];
  });
}

/**
 * Whether a reading in another layout is worth a thought: not punctuation that falls to pieces
 * («ъъхщзжф» → «]][op;a»), nor three Latin letters, which mean something too easily («суд» → «cel»).
 */
function isPlausible(words: readonly QueryWord[]): boolean {
  const shortest = words.some(({ text }) => /[a-z]/.test(text)) ? 4 : words.length > 1 ? 3 : 1;
  return words.length > 0 && words.every(({ text }) => text.length >= shortest);
}

function readWords(chunk: string, all: boolean): QueryWord[] {
  return tokenize(chunk)
    .filter((token) => all || isMeaningful(token))
    .slice(0, MOST_WORDS)
    .map((token) => ({
      ...token,
      keys: keysOf(token),
      stems: stemsOf(token),
      beginnings: beginningsOf(token),
    }));
}
