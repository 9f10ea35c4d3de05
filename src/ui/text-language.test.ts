import { afterAll, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#i18n/compiled/runtime.js';
import { LOCALES, type Locale } from '#i18n/locale.ts';
import { languageOfName, languageOfText } from './text-language.ts';

function inEach<T>(read: () => T): Record<Locale, T> {
  const entries = LOCALES.map((locale) => {
    overwriteGetLocale(() => locale);
    return [locale, read()];
  });
  return Object.fromEntries(entries) as Record<Locale, T>;
}

afterAll(() => overwriteGetLocale(() => baseLocale));

test('what people wrote says its language where the page has another', () => {
  const russian = inEach(() => languageOfText('Очень долго ждали ответа'));
  expect(russian).toEqual({ ru: undefined, be: 'ru', en: 'ru' });
  const belarusian = inEach(() => languageOfText('Дзякуй, усё хутка зрабілі'));
  expect(belarusian).toEqual({ ru: 'be', be: undefined, en: 'be' });
  expect(inEach(() => languageOfText('Thank you!'))).toEqual({});
});

test('a name that has none in English is Russian on English pages', () => {
  expect(inEach(() => languageOfName('Школа № 5'))).toEqual({ en: 'ru' });
  expect(inEach(() => languageOfName('School No. 5'))).toEqual({});
});
