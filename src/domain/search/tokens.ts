import { normalizeText } from './normalize.ts';

/** A word or a number as it stands in a text, normalised. */
export interface Token {
  kind: 'word' | 'number';
  text: string;
}

/**
 * A number with its parts («11.1.1», «1.1.5-1») or with the letter of a house («12а»), or a word;
 * an apostrophe inside a word belongs to it («аб'ект»), a hyphen separates two.
 */
const TOKEN =
  /\d+(?:[.-]\d+)+|\d+(?:\p{L}(?![\p{L}\d]))?|\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*/gu;

/** Splits a text into words and numbers, in their order. */
export function tokenize(text: string): Token[] {
  return Array.from(normalizeText(text).matchAll(TOKEN), ([match]) => ({
    kind: /^\d/.test(match) ? 'number' : 'word',
    text: match.replaceAll("'", ''),
  }));
}
