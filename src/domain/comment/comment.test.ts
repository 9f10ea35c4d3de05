import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COMMENT_MAX_LENGTH,
  commentLength,
  isCommentTooLong,
  normalizeComment,
} from './comment.ts';

test.each([
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['  до\u200Bм\uFEFF  ', 'дом'],
  ['a\u0000b\u001B[31m\u007F\u009F', 'ab[31m'],
  ['a\tb', 'a\tb'],
  ['и\u0306', 'й'],
  ['один  \n\n\n\n  два', 'один\n\n  два'],
  ['\u202Eabc\u202C', 'abc'],
  ['a\uD800b\uDC00c', 'abc'],
  ['a\u{E0041}b', 'ab'],
  ['👩\u200D💻 👨🏽\u200D🌾 ❤️\u200D🔥', '👩\u200D💻 👨🏽\u200D🌾 ❤️\u200D🔥'],
  ['пи\u200Dшу', 'пишу'],
  [' \n\t ', ''],
  ['<b>жирно</b>', '<b>жирно</b>'],
])('%j becomes %j', (text, normalized) => {
  expect(normalizeComment(text)).toBe(normalized);
});

test('normalising twice changes nothing more, and leaves well-formed text', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      '\r',
      '\n',
      ' ',
      '\u200D',
      '👩',
      '\uFE0F',
      '🏽',
      '\u200B',
      '\uD83D',
      '\u0306',
      'и',
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const once = normalizeComment(parts.join(''));
      expect(normalizeComment(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cs}\r\u200B\uFEFF]/u);
      expect(once).toBe(once.trim());
    }),
    { numRuns: 1_000 },
  );
});

test('the limit counts characters, not the units they are stored in', () => {
  expect(commentLength('аб😀')).toBe(3);
  expect(isCommentTooLong('ы'.repeat(COMMENT_MAX_LENGTH))).toBe(false);
  expect(isCommentTooLong('😀'.repeat(COMMENT_MAX_LENGTH))).toBe(false);
  expect(isCommentTooLong('ы'.repeat(COMMENT_MAX_LENGTH + 1))).toBe(true);
  expect(isCommentTooLong('😀'.repeat(COMMENT_MAX_LENGTH + 1))).toBe(true);
});

test.each(['\n', ' ', ' \n', '\u200D', '👩\u200D', '\u0306', 'а'])(
  'a hundred kilobytes of %j are normalised in linear time',
  (unit) => {
    const text = `x${unit.repeat(100_000 / unit.length)}x`;
    const start = performance.now();
    normalizeComment(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);

test('a letter with thousands of marks is normalised at once, and keeps a few of them', () => {
  const start = performance.now();
  const normal = normalizeComment('a' + '\u0301\u0323'.repeat(200_000));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(normal.length).toBeLessThan(50);
  expect(normalizeComment('е\u0308')).toBe('ё');
});
