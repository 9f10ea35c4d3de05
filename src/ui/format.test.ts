import { afterAll, describe, expect, it } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#i18n/compiled/runtime.js';
import { LOCALES, type Locale } from '#i18n/locale.ts';
import {
  countOrganizations,
  countPlaces,
  countRatings,
  formatDay,
  formatDifference,
  formatMoment,
  formatMonth,
  formatNumber,
  formatScore,
  formatShare,
  placeOf,
} from './format.ts';
import { pageHref } from './href.ts';

function inLanguage<T>(locale: Locale, read: () => T): T {
  overwriteGetLocale(() => locale);
  return read();
}

/** No-break spaces as plain ones, to compare. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

afterAll(() => overwriteGetLocale(() => baseLocale));

describe('counts', () => {
  const counts = [0, 1, 2, 5, 11, 21, 22, 25, 111, 1001];
  it.each([
    ['ru', 'оценок оценка оценки оценок оценок оценка оценки оценок оценок оценка'],
    ['be', 'ацэнак ацэнка ацэнкі ацэнак ацэнак ацэнка ацэнкі ацэнак ацэнак ацэнка'],
    ['en', 'ratings rating ratings ratings ratings ratings ratings ratings ratings ratings'],
  ] as const)('agree with their nouns in %s', (locale, nouns) => {
    const written = counts.map((count) => inLanguage(locale, () => countRatings(count)));
    expect(written.map((text) => text.split('\u00a0').at(-1)).join(' ')).toBe(nouns);
  });

  it('group thousands and stay on one line', () => {
    const written = inLanguage('ru', () => countOrganizations(12_958));
    expect(written).not.toContain(' ');
    expect(plain(written)).toBe('12 958 организаций');
    expect(plain(inLanguage('be', () => countPlaces(3)))).toBe('3 месцы');
    expect(inLanguage('ru', () => placeOf({ position: 3, of: 128 }))).toBe('3 место из 128');
  });
});

describe('numbers', () => {
  it('have a comma in Russian and Belarusian, a point in English', () => {
    expect(LOCALES.map((locale) => inLanguage(locale, () => formatScore(4.366)))).toEqual([
      '4,37',
      '4,37',
      '4.37',
    ]);
    expect(plain(inLanguage('be', () => formatNumber(1_234_567)))).toBe('1 234 567');
  });

  it('show the sign of a difference, and none where it rounds to nothing', () => {
    expect(inLanguage('ru', () => formatDifference(0.24))).toBe('+0,24');
    expect(inLanguage('ru', () => formatDifference(-0.1))).toBe('−0,10');
    expect(inLanguage('ru', () => formatDifference(-0.001))).toBe('0,00');
  });

  it('never write a share as nothing while there is something', () => {
    expect(plain(inLanguage('ru', () => formatShare(0.004)))).toBe('0,4 %');
    expect(plain(inLanguage('ru', () => formatShare(0)))).toBe('0 %');
    expect(inLanguage('en', () => formatShare(0.12))).toBe('12%');
  });
});

describe('dates', () => {
  it('name the month in the case that the language wants', () => {
    const days = LOCALES.map((locale) => plain(inLanguage(locale, () => formatDay('2026-11-21'))));
    expect(days).toEqual(['21 ноября 2026', '21 лістапада 2026', '21 November 2026']);
    const months = LOCALES.map((locale) => inLanguage(locale, () => formatMonth('2026-12')));
    expect(months).toEqual(['декабрь 2026', 'снежань 2026', 'December 2026']);
  });

  it('show the clock of Minsk', () => {
    const moment = new Date('2026-11-20T22:30:00Z');
    expect(plain(inLanguage('ru', () => formatMoment(moment)))).toBe('21 ноября 2026, 01:30');
  });
});

describe('addresses', () => {
  it('are in the present language, unless another is named', () => {
    expect(inLanguage('en', () => pageHref('/ranking'))).toBe('/en/ranking');
    expect(inLanguage('en', () => pageHref('/ranking', {}, 'ru'))).toBe('/ranking');
    expect(inLanguage('be', () => pageHref('/'))).toBe('/be');
  });

  it('carry only what is set', () => {
    const query = { q: 'загс пинск', region: '', sphere: undefined, page: 2 };
    const href = pageHref('/search', query, 'be');
    expect(decodeURIComponent(href)).toBe('/be/search?q=загс+пинск&page=2');
  });
});
