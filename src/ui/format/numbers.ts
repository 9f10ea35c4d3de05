import { m } from '#i18n/compiled/messages.js';
import { getLocale } from '#i18n/compiled/runtime.js';

/*
 * Numbers as people read them, in the present language. Browsers lack the Belarusian format, so
 * its numbers are written as the Russian ones: they are the same.
 */

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const formats = new Map<string, Intl.NumberFormat>();

/** A number with the given digits after the comma: 12 958; 4,37. */
export function formatNumber(value: number, digits = 0): string {
  const language = getLocale() === 'en' ? 'en' : 'ru';
  const key = `${language}${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** A score or average with two digits: 4,37. */
export function formatScore(score: number): string {
  return formatNumber(score, 2);
}

/** A difference with its sign, a true minus: +0,24; −0,10; 0,00. */
export function formatDifference(difference: number, digits = 2): string {
  const amount = formatNumber(Math.abs(difference), digits);
  if (amount === formatNumber(0, digits)) return amount;
  return `${difference > 0 ? '+' : MINUS}${amount}`;
}

/** A share of 0–1 in per cent: 12 %. Whatever is there at all is never written as 0. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const digits = percent > 0 && percent < 1 ? 1 : 0;
  return `${formatNumber(percent, digits)}${getLocale() === 'en' ? '' : NO_BREAK}%`;
}

/** 1 оценка, 2 оценки, 5 оценок. */
export function countRatings(count: number): string {
  return withoutBreak(m.count_ratings({ count, number: formatNumber(count) }));
}

/** 1 организация, 2 организации, 5 организаций. */
export function countOrganizations(count: number): string {
  return withoutBreak(m.count_organizations({ count, number: formatNumber(count) }));
}

/** 1 ответ, 2 ответа, 5 ответов. */
export function countReplies(count: number): string {
  return withoutBreak(m.count_replies({ count, number: formatNumber(count) }));
}

/** 1 отзыв, 2 отзыва, 5 отзывов. */
export function countComments(count: number): string {
  return withoutBreak(m.count_comments({ count, number: formatNumber(count) }));
}

/** 1 место, 2 места, 5 мест: how far something moved. */
export function countPlaces(count: number): string {
  return withoutBreak(m.count_places({ count, number: formatNumber(count) }));
}

/** 3 место из 128. */
export function placeOf(place: { position: number; of: number }): string {
  return m.place_of({ position: formatNumber(place.position), of: formatNumber(place.of) });
}

/** A number and its noun stay on one line. */
function withoutBreak(text: string): string {
  return text.replace(' ', NO_BREAK);
}
