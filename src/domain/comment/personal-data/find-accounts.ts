import { INVISIBLE } from './fold-text.ts';
import { spansOf, type Span } from './span.ts';

const GAP = `[ ${INVISIBLE}-]`;

const LETTER = '[A-ZАВСЕНКМОРТХУ]';
const SIGN = '[A-ZАВСЕНКМОРТХУ0-9]';

/** BY, two check digits, four letters of the bank, four digits, sixteen signs; groups of four. */
const IBAN = new RegExp(
  `(?<![\\p{L}\\d])[BВ][YУ]${GAP}?\\d{2}${GAP}?${LETTER}{4}${GAP}?\\d{4}(?:${GAP}?${SIGN}{4}){4}(?![\\p{L}\\d])`,
  'giu',
);

/** Belarusian account numbers in a folded text, with a valid check or mistyped. */
export function findIbans(folded: string): Span[] {
  return spansOf(IBAN, folded);
}

/**
 * How card numbers are grouped, longest first. The length of the first group is where the search
 * goes on after a candidate that fails the check.
 */
const CARD_SHAPES = [
  new RegExp(`(?<!\\d)\\d{4}(?:${GAP}{1,2}\\d{4}){3}${GAP}{1,2}\\d{1,3}(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)\\d{4}(?:${GAP}{1,2}\\d{4}){2}${GAP}{1,2}\\d{1,7}(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)\\d{4}${GAP}{1,2}\\d{6}${GAP}{1,2}\\d{4,5}(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)(?:\\d${INVISIBLE}?){12,18}\\d(?!\\d)`, 'gu'),
];

/** Bank card numbers in a folded text: 13–19 digits whose last one is right. */
export function findCards(folded: string): Span[] {
  return CARD_SHAPES.flatMap((shape) => cardsOfShape(shape, folded));
}

function cardsOfShape(shape: RegExp, folded: string): Span[] {
  const found: Span[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(folded); match !== null; match = shape.exec(folded)) {
    if (isCardNumber(match[0].replace(/\D/g, ''))) {
      found.push({ start: match.index, end: shape.lastIndex });
    } else {
      shape.lastIndex = match.index + (/^\d+/.exec(match[0])?.[0].length ?? 1);
    }
  }
  return found;
}

/**
 * True for digits that can be a bank card's: ISO/IEC 7812, first digit 2–6, or 9 for national
 * systems (Belkart), and Luhn's check. Numbers beginning 19 or 20 are lists of years.
 */
function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  return /^(?!20)[2-69]/.test(digits) && hasLuhnCheck(digits);
}

function hasLuhnCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
