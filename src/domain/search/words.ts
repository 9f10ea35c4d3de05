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

/** So many texts are remembered: types, places and subdivisions repeat, names do not. */
const MOST_REMEMBERED = 10_000;

/** Makes a reader that works out the keys of each different word, and mostly of each text, once. */
export function wordReader(): WordReader {
  const wordsOfToken = new Map<string, KeyedWord[]>();
  const wordsOfText = new Map<string, KeyedWord[]>();
  const readToken = (token: Token) => {
    let words = wordsOfToken.get(token.text);
    if (words === undefined) {
      words = isMeaningful(token) ? keysOf(token).map((key) => ({ key, word: token.text })) : [];
      wordsOfToken.set(token.text, words);
    }
    return words;
  };
  const readText = (text: string) => {
    let words = wordsOfText.get(text);
    if (words === undefined) {
      words = tokenize(text).flatMap(readToken);
      if (wordsOfText.size >= MOST_REMEMBERED) wordsOfText.clear();
      wordsOfText.set(text, words);
    }
    return words;
  };
  return (texts) => texts.flatMap(readText);
}

/** Whether a token says something of what is looked for: no stop word, no single letter. */
export function isMeaningful(token: Token): boolean {
  return token.kind === 'number' || (token.text.length > 1 && !isStopWord(token.text));
}
