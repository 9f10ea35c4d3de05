import { normalizeUnp } from './unp.ts';

/** What somebody who looks through the general registry asks for. */
export type RegistryQuery =
  | { kind: 'everything' }
  /** All numbers that begin so. */
  | { kind: 'unp'; beginning: string }
  /** All organisations in whose names a word begins with each of these. */
  | { kind: 'words'; beginnings: string[] };

/** Longest text that is looked for, in characters. */
export const REGISTRY_QUERY_MAX_LENGTH = 200;
const MOST_WORDS = 8;

/** Three digits and more, or the two letters of a number and at least one digit. */
const BEGINNING_OF_UNP = /^(?:\d{3,9}|[A-Z]{2}\d{1,7})$/;

/**
 * Reads what was typed: the beginning of a UNP, or words of a name. Letters are folded as the
 * registry's index folds them: no capitals, «ё» as «е», everything else separates words.
 */
export function readRegistryQuery(typed: string): RegistryQuery {
  const text = typed.slice(0, REGISTRY_QUERY_MAX_LENGTH).normalize('NFC');
  const beginning = normalizeUnp(text);
  if (BEGINNING_OF_UNP.test(beginning)) return { kind: 'unp', beginning };
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const beginnings = [...new Set(words)].slice(0, MOST_WORDS);
  return beginnings.length > 0 ? { kind: 'words', beginnings } : { kind: 'everything' };
}
