import { INVISIBLE } from './fold-text.ts';
import { hideSpans, spansOf, type Span } from './span.ts';

/** What people write between the digits of one number. */
const GAP = `[ ()${INVISIBLE}-]{0,3}`;
/** After +375 and 8 0… dots and slashes too: there they cannot be a date. */
const WIDE_GAP = `[ ()./${INVISIBLE}-]{0,3}`;

const CITY_CODE = '0?(?:17|25|29|33|44|15\\d{0,2}|16\\d{0,2}|2[123]\\d{0,2})';

/** Numbers that are personal by their form alone. National numbers have nine digits after the 0. */
const BY_FORM = [
  // +375 29 …, 00375 …, 8 10 375 …, 375…
  `(?<!\\d)\\(?\\+?(?:00|8${GAP}10${GAP})?375(?:${WIDE_GAP}\\d){9}(?!\\d)`,
  // 8 029 …, 80…, 8 (0152) …
  `(?<!\\d)\\(?8${WIDE_GAP}0${WIDE_GAP}[1-9](?:${WIDE_GAP}\\d){8}(?!\\d)`,
  // 8 29 …: the zero forgotten
  `(?<!\\d)\\(?8${GAP}(?:25|29|33|44)(?:${GAP}\\d){7}(?!\\d)`,
  // 029 …, (017) …, 0152 …
  `(?<!\\d)\\(?0(?:17|25|29|33|44|15|16|21|22|23)(?:${GAP}\\d){7}(?!\\d)`,
  // (29) …, 29 1234567
  `(?<!\\d)\\((?:17|25|29|33|44)\\)(?:${GAP}\\d){7}(?!\\d)`,
  '(?<!\\d)(?:25|29|33|44)[ -]\\d{7}(?!\\d)',
  // 123-45-67, with or without the city
  `(?<!\\d)(?<!\\d-)(?:\\(?${CITY_CODE}\\)?[ -]{1,2})?\\d{3} ?- ?\\d{2} ?- ?\\d{2}(?!\\d)(?!-\\d)`,
  // 8 (912) 345-67-89, 89123456789: the long-distance form of neighbours
  `(?<!\\d)8(?=\\d{10}| \\d{3} \\d{3} \\d\\d \\d\\d|[ \\d]{0,12}[()-])${GAP}[3-9]\\d{2}(?:${GAP}\\d){7}(?!\\d)`,
  // any other country
  `(?<!\\d)\\(?\\+${GAP}[1-9](?:${GAP}\\d){8,14}(?!\\d)`,
].map((source) => new RegExp(source, 'gu'));

/** Shorter numbers, and bare ones, count right after a word that announces a telephone. */
const BY_CONTEXT = [
  `(?<lead>(?<!\\p{L})(?:т[еэ]л(?:ефон\\p{L}{0,3})?|моб(?:ильн\\p{L}{1,3}|ільн\\p{L}{1,3})?|tel|phone|viber|вайбер|whatsapp)\\.?[ :№-]{0,4})\\(?\\d(?:[ ()-]{0,2}\\d){4,11}(?!\\d)`,
  '(?<lead>(?<!\\p{L})(?:(?:по|пере|па|пера)?звон\\p{L}{1,6}|набира\\p{L}{1,5}|(?:па|пера)?тэлефан\\p{L}{2,6})[ :№-]{1,4})\\(?\\d(?:[ ()-]{0,2}\\d){6,11}(?!\\d)',
].map((source) => new RegExp(source, 'giu'));

/** What looks like a number to call and is not a person's. */
const NOT_PERSONAL = [
  // a day: 8.02.2024, 08-02-2024, 2024-02-08
  /(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}(?!\d)/gu,
  /(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)/gu,
  /(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{2}(?![\d.])/gu,
  // a time: 10:30
  /(?<!\d)\d{1,2}:\d{2}(?!\d)/gu,
  // the payer's number of an organisation
  /(?<!\p{L})(?:УНП|UNP)[^\d\n]{0,20}(?:\d ?){8}\d(?!\d)/giu,
  // numbers free of charge and of shared cost: 8 801 …, 8-800-…
  new RegExp(`(?<!\\d)8${GAP}80\\d(?:${GAP}\\d){7}(?!\\d)`, 'gu'),
];

/** Telephone numbers in a folded text. */
export function findTelephones(folded: string): Span[] {
  const rest = hideSpans(
    folded,
    NOT_PERSONAL.flatMap((pattern) => spansOf(pattern, folded)),
  );
  return [...BY_FORM, ...BY_CONTEXT]
    .flatMap((pattern) => spansOf(pattern, rest))
    .filter((span) => !isAmount(rest, span))
    .map((span) => withoutLoneBracket(rest, span));
}

const THOUSANDS = /^\+?[1-9]\d{0,2}(?: \d{3})+$/;
const UNIT_AFTER = /^ {0,2}(?:руб|р\.|коп|тыс|млн|млрд|долл|евро|еўра|byn|usd|eur|rub|[$€₽%])/iu;

/**
 * True for money or a quantity: the unit follows, or the digits stand in groups of thousands and
 * are too few for a number with its country («1 250 000», but not «+48 123 456 789»).
 */
function isAmount(folded: string, { start, end }: Span): boolean {
  const written = folded.slice(start, end);
  const unitFollows = UNIT_AFTER.test(folded.slice(end, end + 8));
  if (!THOUSANDS.test(written)) return unitFollows && /^\d{1,8}$/.test(written);
  const digits = written.replace(/\D/g, '');
  if (unitFollows) return true;
  return digits.length <= 10 && (digits.length > 6 || digits.endsWith('000'));
}

function withoutLoneBracket(folded: string, { start, end }: Span): Span {
  const written = folded.slice(start, end);
  return written.startsWith('(') && !written.includes(')')
    ? { start: start + 1, end }
    : { start, end };
}
