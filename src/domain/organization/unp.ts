/**
 * The UNP (учётный номер плательщика, payer's number): nine digits beginning 1–7, or two letters
 * and seven digits; the last one is a check digit.
 *
 * The algorithm stands in the instruction of the Ministry of Taxes and Duties of the Republic of
 * Belarus of 31 December 2003 No. 127; independent implementations that agree with this one and
 * give the numbers in the tests: python-stdnum (stdnum/by/unp.py) and unp-validator on npm.
 */

const WEIGHTS = [29, 23, 19, 17, 13, 7, 5, 3] as const;

/** Letters of a number that begins with two of them; the second counts by its place here. */
const LETTERS = 'ABCEHKMOPT';

const CYRILLIC = 'АВСЕНКМОРТ';

const FORM = new RegExp(`^(?:[1-7]\\d{8}|[${LETTERS}]{2}\\d{7})$`);
const BODY = new RegExp(`^(?:[1-7]\\d{7}|[${LETTERS}]{2}\\d{6})$`);

/**
 * A number as typed, in the form in which it is stored: no spaces, no «УНП» before it, capital
 * Latin letters in the place of Cyrillic look-alikes. What is no UNP comes back as such nonsense
 * as it was; ask {@link isUnp} about the result.
 */
export function normalizeUnp(text: string): string {
  return text
    .replace(/[\s\u200B\uFEFF]+/g, '')
    .toUpperCase()
    .replace(/^(?:УНП|UNP)[:№]*/, '')
    .replace(/[АВСЕНКМОРТ]/g, (letter) => LETTERS.charAt(CYRILLIC.indexOf(letter)));
}

/**
 * True for what has the form of a UNP, whatever its check digit. A certificate whose check digit
 * is wrong still names its owner, and a search takes any nine digits.
 */
export function hasUnpForm(text: string): boolean {
  return FORM.test(text);
}

/** True for a UNP in its stored form with the right check digit. */
export function isUnp(text: string): boolean {
  return hasUnpForm(text) && unpCheckDigit(text.slice(0, 8)) === text.charAt(8);
}

/**
 * The check digit for the first eight characters, or `null` when no number can begin so: the
 * remainder is 10, and such numbers are not given out.
 *
 * @throws RangeError when they are no beginning of a UNP
 */
export function unpCheckDigit(first8: string): string | null {
  if (!BODY.test(first8)) throw new RangeError(`not the beginning of a UNP: ${first8}`);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * valueAt(first8, at), 0);
  const remainder = sum % 11;
  return remainder === 10 ? null : String(remainder);
}

/** Digits count as they are, the first letter as in base 36 (A is 10), the second by its place. */
function valueAt(first8: string, at: number): number {
  const character = first8.charAt(at);
  const isSecondLetter = at === 1 && LETTERS.includes(character);
  return isSecondLetter ? LETTERS.indexOf(character) : Number.parseInt(character, 36);
}

/** First digit of the numbers that the tax offices of a region give out, by the region's id. */
export const UNP_REGION_DIGITS = {
  'minsk-city': 1,
  'brest-region': 2,
  'vitebsk-region': 3,
  'gomel-region': 4,
  'grodno-region': 5,
  'minsk-region': 6,
  'mogilev-region': 7,
} as const;

/**
 * The valid UNP with this first digit and serial number, for data that is made up; `null` for the
 * one in eleven that does not exist, so that the caller goes on to the next serial.
 *
 * @param firstDigit 1–7, see {@link UNP_REGION_DIGITS}
 * @param serial 0–9,999,999
 * @throws RangeError outside of these
 *
 * @example
 * makeUnp(1, 9123456) // '191234563'
 */
export function makeUnp(firstDigit: number, serial: number): string | null {
  const first8 = `${firstDigit}${String(serial).padStart(7, '0')}`;
  const check = unpCheckDigit(first8);
  return check === null ? null : first8 + check;
}
