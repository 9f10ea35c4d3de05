import { m } from '#i18n/compiled/messages.js';
import { getLocale } from '#i18n/compiled/runtime.js';

/*
 * Numbers as people read them, in the present language. Browsers lack the Belarusian format, so
 * its numbers are written as the Russian ones: they are the same.
 */

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const MOST_REMEMBERED = 10_000;
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
export const countRatings = counted(m.count_ratings);

/** Найдена 1 организация, найдено 2 организации. */
export const countFound = counted(m.results_total);

/** 1 организация, 2 организации, 5 организаций. */
export const countOrganizations = counted(m.count_organizations);

/** 1 ответ, 2 ответа, 5 ответов. */
export const countReplies = counted(m.count_replies);

/** 1 отзыв, 2 отзыва, 5 отзывов. */
export const countComments = counted(m.count_comments);

/** 1 место, 2 места, 5 мест: how far something moved. */
export const countPlaces = counted(m.count_places);

/** 3 место из 128. */
export function placeOf(place: { position: number; of: number }): string {
  return m.place_of({ position: formatNumber(place.position), of: formatNumber(place.of) });
}

/**
 * Writes a number with its noun, both on one line. What was written is remembered: the messages
 * make the plural rules of their language anew each time, which takes longer than all the rest.
 */
function counted(
  message: (inputs: { count: number; number: string }) => string,
): (count: number) => string {
  const written = new Map<string, string>();
  return (count) => {
    const key = `${getLocale()}${count}`;
    let text = written.get(key);
    if (text === undefined) {
      text = message({ count, number: formatNumber(count) }).replace(' ', NO_BREAK);
      if (written.size >= MOST_REMEMBERED) written.clear();
      written.set(key, text);
    }
    return text;
  };
}
