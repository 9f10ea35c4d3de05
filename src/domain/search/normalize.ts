/** Apostrophes as they are typed: straight, typographic, modifier letter, accents, prime. */
const APOSTROPHES = /['’‘ʼʹ`´′]/g;

/** Combining accents that mark the stress in a Cyrillic word: «за́гс». Composed, й has none. */
const STRESS = /(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu;

/**
 * Makes what is typed in different ways equal: letter case, ё and е, composed and decomposed
 * letters, stress marks, kinds of apostrophes, «№» and «N» before a number.
 *
 * Everything else in search works on normalised text.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(STRESS, '')
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replaceAll('ё', 'е')
    .replace(/(?:№|\bno?\.?(?=\s*\d))/g, ' ');
}
