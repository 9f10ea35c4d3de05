import { readLatin } from './latin.ts';
import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

/**
 * A key stands for a word in every language, script and form: «Могилеве», «Магілёў», «Mogilev» and
 * «Mahilioŭ» all have `magil`. Index and query hold keys, never words.
 *
 * It says roughly how the word sounds. Where Russian and Belarusian write the same sound, or the
 * same root, differently, the key has one letter: all of а, о, е, э, я are `a` (akanne and
 * yakanne: «Березино» – «Беразіно», «Несвиж» – «Нясвіж»); и, і, ы are `i`; ў and в are `v`; т and ц
 * are `t`, д and дз `d` (tsekanne and dzekanne: «Хотимск» – «Хоцімск»); щ and шч are `w`.
 * In the reference data that joins two words of different meaning in about one case of sixty.
 */
// prettier-ignore
const SOUNDS: Readonly<Record<string, string>> = {
  а: 'a', е: 'a', я: 'a', и: 'i', й: 'i', у: 'u', ю: 'u', б: 'b', в: 'v', г: 'g', д: 'd',
  ж: 'j', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', п: 'p', р: 'r', с: 's', т: 't', ц: 't',
  ф: 'f', х: 'h', ч: 'c', ш: 'w', щ: 'w', ь: '', ъ: '',
};

/** Letters of one alphabet or orthography that have a twin in the other. */
// prettier-ignore
const LEVEL: Readonly<Record<string, string>> = {
  о: 'а', э: 'е', ё: 'е', і: 'и', ї: 'и', ы: 'и', ў: 'в', ґ: 'г',
};

/** Latin letters that look like Cyrillic ones and stray into Cyrillic words. */
// prettier-ignore
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т',
  x: 'х', y: 'у',
};

/** What is written alike once letters are levelled. */
const SPELLINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?<=[аеи])у(?=[^аеиуюя]|$)/g, 'в'], // «аукцион» – «аўкцыён», and ў typed as у
  [/дз/g, 'д'],
  [/шч/g, 'щ'],
  [/^интернет/, 'интирнет'], // would meet «дом-интернат»
];

/** What differs between the languages only because of the letters beside it. */
const CLUSTERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/[ck]sk/g, 'tk'], // «Барановичский» – «Баранавіцкі», «Чашникский» – «Чашніцкі»
  [/ts/g, 't'], // «Советский» – «Савецкі»
  [/td/g, 'd'], // «отдел» – «аддзел»
  [/^[uv](?=[^aiu])/, 'v'], // «врач» – «урач», «внутренних» – «ўнутраных»
  [/i(?=[aiu])/g, ''], // «район» – «раён», «Миоры» – «Мёры»
];

/** «Россоны» – «Расоны», «отделение» – «аддзяленне». */
const DOUBLED = /([a-z])\1+/g;
/** A letter that is written more often in a row is no spelling of it, but a cat on the keyboard. */
const MOST_IN_A_ROW = 3;

/** The keys of a token: one for a Cyrillic word or a number, one per reading of a Latin word. */
export function keysOf(token: Token): string[] {
  return different(stemsOf(token).map(sound));
}

/**
 * The beginnings of keys that the beginning of a word can mean: as `keysOf`, but nothing is taken
 * off the end, because more is about to be typed there.
 */
export function beginningsOf(token: Token): string[] {
  return different(readingsOf(token).map((reading) => sound(level(reading))));
}

/**
 * What keys are made of: a word in the letters that the two languages share, without its ending.
 * Finer than a key, so that it tells a typing error from another word.
 */
export function stemsOf(token: Token): string[] {
  const levelled = readingsOf(token).map(level);
  return different(token.kind === 'number' ? levelled : levelled.map(stem));
}

function readingsOf(token: Token): string[] {
  return token.kind === 'number' || /\p{Script=Cyrillic}/u.test(token.text)
    ? [inCyrillic(token.text)]
    : readLatin(token.text);
}

function different(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

function inCyrillic(word: string): string {
  return word.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** Writes a Cyrillic word in the letters that the two languages have in common. */
function level(word: string): string {
  const letters = word
    .replace(/йо/g, 'е')
    .replace(/[оэёіїыўґ]/g, (letter) => LEVEL[letter] ?? letter);
  return SPELLINGS.reduce((text, [spelling, common]) => text.replace(spelling, common), letters);
}

function sound(word: string): string {
  const letters = word.replace(/\p{L}/gu, (letter) => SOUNDS[letter] ?? letter);
  return CLUSTERS.reduce(
    (text, [cluster, common]) => text.replace(cluster, common),
    letters,
  ).replace(DOUBLED, (row: string, letter: string) => (row.length > MOST_IN_A_ROW ? row : letter));
}
