import { INVISIBLE } from './fold-text.ts';
import { spansOf, type Span } from './span.ts';

const GAP = `[ ${INVISIBLE}-]{0,2}`;

/** Latin letters of the series with the Cyrillic ones that look or are typed like them. */
const A = '[AА]';
const B = '[BВ]';
const C = '[CС]';
const D = '[DД]';
const H = '[HН]';
const K = '[KК]';
const M = '[MМ]';
const P = '[PР]';
const S = '[SЅС]';

/** Series of Belarusian passports and identity cards: the six regions, Minsk, and the special ones. */
const SERIES = [A + B, B + M, H + B, K + H, M + P, M + C, K + B, P + P, S + P, D + P].join('|');

const NUMBER_SIGN = `[ .,:№${INVISIBLE}-]{0,4}(?:(?:номер|нумар|number|no?\\.?)[ :№]{0,3})?`;

/** Any case when the digits stand together: «mp1234567». */
const PASSPORT = new RegExp(`(?<!\\p{L})(?:${SERIES})${NUMBER_SIGN}\\d{7}(?!\\d)`, 'giu');

/** Digits apart count after capitals only: «кв 12 …» is a flat. */
const SPACED_PASSPORT = new RegExp(
  `(?<!\\p{L})(?:${SERIES})${NUMBER_SIGN}\\d(?:${GAP}\\d){6}(?!\\d)`,
  'gu',
);

/** After the word itself: unknown series too, bare numbers, and the 4 + 6 digits of neighbours. */
const NAMED_PASSPORT = new RegExp(
  '(?<lead>(?:паспорт|пашпарт|passport)\\p{L}{0,3}[^\\p{L}\\d\\n]{0,5}' +
    '(?:(?:сери[яи]|серы[яі]|series|номер|нумар|number)[^\\p{L}\\d\\n]{0,3}){0,2})' +
    '(?:\\p{L}{2}[ №N-]{0,4}\\d{7}|\\d{2} ?\\d{2}[ №N-]{0,4}\\d{6}|\\d{7})(?!\\d)',
  'giu',
);

/** Passport numbers in a folded text: two letters of the series and seven digits. */
export function findPassports(folded: string): Span[] {
  return [PASSPORT, SPACED_PASSPORT, NAMED_PASSPORT].flatMap((pattern) => spansOf(pattern, folded));
}

/** Fourteen characters such as 3120589A001PB5: birth, letter, three digits, two letters, check digit. */
const PERSONAL_NUMBER = new RegExp(
  `(?<![\\p{L}\\d])\\d{7}${GAP}[A-ZА-ЯІ]${GAP}\\d{3}${GAP}[A-ZА-ЯІ]{2}${GAP}\\d(?![\\p{L}\\d])`,
  'giu',
);

/** Personal identification numbers in a folded text, in Latin letters or Cyrillic look-alikes. */
export function findPersonalNumbers(folded: string): Span[] {
  return spansOf(PERSONAL_NUMBER, folded);
}
