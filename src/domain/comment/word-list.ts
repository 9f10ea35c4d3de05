import { plain } from './plain.ts';

/** In whose speech an entry stands; it only helps people who keep the list. */
export const WORD_LANGUAGES = ['ru', 'be', 'any'] as const;
export type WordLanguage = (typeof WORD_LANGUAGES)[number];

/**
 * What an entry is compared with: the whole word; the beginning of a word, with any ending; or
 * that after one of the usual prefixes, too.
 */
export const WORD_MATCHES = ['word', 'stem', 'root'] as const;
export type WordMatch = (typeof WORD_MATCHES)[number];

/** A word for which a comment waits for the operator. */
export interface WordEntry {
  readonly language: WordLanguage;
  readonly match: WordMatch;
  /** In small letters, with ё written as е. */
  readonly text: string;
}

/** Stands for a letter that somebody covered: «п*здец». */
const COVERED = '*';
/** Two asterisks or more stand for as many letters, or up to so many more. */
const MOST_MORE = 2;
/** Of a word with covered letters, so many must be readable. */
const LEAST_READABLE = 2;
/** Nothing that is listed is longer; what follows in a word is its ending. */
const LONGEST = 60;

/** Russian and Belarusian prefixes; «долбо» among them. */
const PREFIXES = (
  'а в въ вы до долбо за ис на недо ни о об объ от отъ па пере по под подъ при про пры ' +
  'раз разъ рас с съ у уъ'
).split(' ');

interface Node {
  readonly next: Map<string, Node>;
  isWord: boolean;
  isStem: boolean;
}

const newNode = (): Node => ({ next: new Map(), isWord: false, isStem: false });

/** The words of a list, made ready to be looked up in time that does not depend on their number. */
export class WordList {
  readonly #words = newNode();
  readonly #roots = newNode();

  constructor(entries: Iterable<Pick<WordEntry, 'match' | 'text'>>) {
    for (const { match, text } of entries) {
      let node = match === 'root' ? this.#roots : this.#words;
      for (const letter of comparable(text)) {
        const next = node.next.get(letter) ?? newNode();
        node.next.set(letter, next);
        node = next;
      }
      if (match === 'word') node.isWord = true;
      else node.isStem = true;
    }
  }

  /**
   * Whether a word is on the list. Letters drawn out («дуррррак») or covered by asterisks do not
   * hide it.
   */
  has(word: string): boolean {
    const letters = comparable(word.replace(/(.)\1{2,}/gu, shortened)).slice(0, LONGEST);
    if (!letters.includes(COVERED)) return this.#hasLetters(letters);
    const readable = letters.replaceAll(COVERED, '').length;
    if (letters.startsWith(COVERED) || readable < LEAST_READABLE) return false;
    return readings(letters).some((reading) => this.#hasLetters(reading));
  }

  #hasLetters(letters: string): boolean {
    return (
      finds(this.#words, letters, 0) ||
      finds(this.#roots, letters, 0) ||
      PREFIXES.some(
        (prefix) => letters.startsWith(prefix) && finds(this.#roots, letters, prefix.length),
      )
    );
  }
}

/** Belarusian і as и, so that one word in two spellings is one. */
function comparable(text: string): string {
  return plain(text).replaceAll('і', 'и');
}

/** A letter drawn out is written once; asterisks stand for letters each. */
function shortened(run: string, sign: string): string {
  return sign === COVERED ? run : sign;
}

/** A row of asterisks may stand for a few letters more than it has. */
function readings(letters: string): string[] {
  const more = Array.from({ length: MOST_MORE + 1 }, (_, count) => COVERED.repeat(count));
  return more.map((added) => letters.replace(/\*{2,}/u, (run) => run + added));
}

/** Whether the letters from an offset on are a word of the tree, or begin with a stem of it. */
function finds(node: Node, letters: string, at: number): boolean {
  if (node.isStem) return true;
  if (at >= letters.length) return node.isWord;
  const letter = letters[at]!;
  if (letter !== COVERED) {
    const next = node.next.get(letter);
    return next !== undefined && finds(next, letters, at + 1);
  }
  return [...node.next.values()].some((next) => finds(next, letters, at + 1));
}
