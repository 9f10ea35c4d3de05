import { describe, expect, it } from 'vitest';
import { LOCALES } from './locale.ts';
import { localeOfPath, pathInLocale, withoutLocale } from './path.ts';

describe('a path', () => {
  it.each([
    ['/', 'ru', '/'],
    ['/organizations/12', 'ru', '/organizations/12'],
    ['/be', 'be', '/'],
    ['/be/', 'be', '/'],
    ['/be/organizations/12', 'be', '/organizations/12'],
    ['/en/search', 'en', '/search'],
    ['/ru/search', 'ru', '/ru/search'],
    ['/begin', 'ru', '/begin'],
    ['/entry/en', 'ru', '/entry/en'],
    ['/en//evil.example', 'en', '/evil.example'],
    ['/de/search', 'ru', '/de/search'],
  ])('%s is in %s and names %s', (path, locale, plain) => {
    expect(localeOfPath(path)).toBe(locale);
    expect(withoutLocale(path)).toBe(plain);
  });

  it('comes back the same from any language', () => {
    for (const locale of LOCALES) {
      for (const path of ['/', '/organizations', '/organizations/12/rate']) {
        const there = pathInLocale(path, locale);
        expect(localeOfPath(there)).toBe(locale);
        expect(withoutLocale(there)).toBe(path);
        expect(pathInLocale(there, 'ru')).toBe(path);
      }
    }
  });
});
