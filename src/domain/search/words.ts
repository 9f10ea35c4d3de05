import { keysOf } from './key.ts';
import { isStopWord } from './stop-words.ts';
import { tokenize, type Token } from './tokens.ts';

/** A key, and a word that it stands for here. */
export interface KeyedWord {
  key: string;
  word: string;
}

/** Turns texts into their words with keys, stop words left out. */
export type WordReader = (texts: readonly string[]) => KeyedWord[];

/** Makes a reader that works out the keys of each different word once. */
export function wordReader(): WordReader {
  const seen = new Map<string, KeyedWord[]>();
  const readToken = (token: Token) => {
    let words = seen.get(token.text);
    if (words === undefined) {
      words = isMeaningful(token) ? keysOf(token).map((key) => ({ key, word: token.text })) : [];
      seen.set(token.text, words);
    }
    return words;
  };
  return (texts) => texts.flatMap((text) => tokenize(text).flatMap(readToken));
}

/** Whether a token says something of what is looked for: no stop word, no single letter. */
export function isMeaningful(token: Token): boolean {
  return token.kind === 'number' || (token.text.length > 1 && !isStopWord(token.text));
}
