import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMENT_LANGUAGES, languageOf } from './language.ts';

test('the language of every demo comment is recognised', () => {
  const { comments } = JSON.parse(
    readFileSync(new URL('../../../data/comments.json', import.meta.url), 'utf8'),
  ) as { comments: ReadonlyArray<{ lang: string; text: string }> };
  for (const { text, lang } of comments) expect([text, languageOf(text)]).toEqual([text, lang]);
});

describe('short and mixed comments', () => {
  test.each([
    ['Очень хорошо', 'ru'],
    ['Всё хорошо', 'ru'],
    ['Норма', 'ru'],
    ['ПЛОХО', 'ru'],
    ['Усё добра', 'be'],
    ['Вельмі ўдзячная', 'be'],
    ['ДЗЯКУЙ', 'be'],
    ['Кватэра на пятым паверсе', 'be'],
    ['Четыре раза переделала', 'ru'],
    ['Добра, але доўга. На сайце было «приём с 9:00»', 'be'],
    ['Very good service, thanks', 'other'],
    ['Отправил по e-mail', 'ru'],
    ['+++', 'other'],
    ['👍', 'other'],
    ['', 'other'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

test('any string is taken, and case does not matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(COMMENT_LANGUAGES).toContain(languageOf(text));
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'абвіўищъ усё')), (letters) => {
      const text = letters.join('');
      expect(languageOf(text.toUpperCase())).toBe(languageOf(text));
    }),
  );
});
