import type { Span } from './personal-data/span.ts';
import { plain } from './plain.ts';
import type { WordList } from './word-list.ts';

/** Letters with their marks, what stands for letters, and what hides between them. */
const WORD = /[\p{L}\p{M}\d@$*\u00AD\u200B-\u200F\u2060\uFEFF]+/gu;

/** «д у р а к», «д-у-р-а-к»: three single letters or more. */
const SPELLED_OUT = /(?<!\p{L})(?:\p{L}[ .*_-]{1,2}){2,30}\p{L}(?!\p{L})/gu;

/** «Тупой», which of a knife or skates is a plain fact … */
const BLUNT = /^туп(?:ой|ая|ое|ые|ых|ым|ыми|ую|ого|ому|ы|ыя|ымі|ога|ому)$/u;

/** … and an insult of these: people, and what people think up. */
const BLUNT_INSULTS = new RegExp(
  '^(?:с[иі]ст[еэ]м|ответ|адказ|правил|порядк|чиновни|бюрократ|работни|сотрудни|супрацоўні|персонал|' +
    'начальни|начальств|директор|дырэктар|врач|урач|водител|продав|прадаў|тетк|цетк|баб[аыуе]$|люд|народ|власт)',
  'u',
);

// prettier-ignore
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т',
  u: 'и', x: 'х', y: 'у', '0': 'о', '3': 'з', '4': 'ч', '6': 'б', '@': 'а', $: 'с',
};

interface Word extends Span {
  readonly plain: string;
}

/**
 * Where words of the list stand in a text, also when they are spelled out, written with signs from
 * elsewhere or partly covered. Takes any string, linear time.
 */
export function findInsults(text: string, list: WordList): Span[] {
  const words = wordsOf(WORD, text);
  return [
    ...words.filter((word, index) => isListed(word.plain, list) && !isReported(words, index)),
    ...wordsOf(SPELLED_OUT, text).filter((word) =>
      isListed(word.plain.replace(/\P{L}/gu, ''), list),
    ),
    ...words.flatMap((word, index) => bluntInsult(word, words[index + 1])),
  ].map(({ start, end }) => ({ start, end }));
}

function wordsOf(pattern: RegExp, text: string): Word[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    plain: plain(word),
    start: index,
    end: index + word.length,
  }));
}

/** A word as written, and with signs from elsewhere read as the Cyrillic letters they stand for. */
function isListed(word: string, list: WordList): boolean {
  if (list.has(word)) return true;
  if (!/\p{Script=Cyrillic}/u.test(word)) return false;
  const read = word.replace(/[a-z\d@$]/gu, (sign) => LOOK_ALIKES[sign] ?? sign);
  return read !== word && list.has(read);
}

/** «Держат за дураков», «прымаюць за дурняў» are complaints about an attitude. */
function isReported(words: readonly Word[], index: number): boolean {
  return words[index - 1]?.plain === 'за';
}

function bluntInsult(word: Word, next: Word | undefined): Span[] {
  const isInsult = BLUNT.test(word.plain) && next !== undefined && BLUNT_INSULTS.test(next.plain);
  return isInsult ? [{ start: word.start, end: next.end }] : [];
}
