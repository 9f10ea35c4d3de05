import { expect, test } from 'vitest';
import { normalizeText } from './normalize.ts';

test('letter case, ё and composed letters make no difference', () => {
  expect(normalizeText('МОГИЛЁВ')).toBe('могилев');
  expect(normalizeText('и\u0306')).toBe('й');
  expect(normalizeText('у\u0306')).toBe('ў');
});

test('stress marks are left out, й stays', () => {
  expect(normalizeText('за́гс мо́й')).toBe('загс мой');
});

test('all apostrophes become the straight one', () => {
  expect(normalizeText('аб’ект абʼект аб`ект')).toBe("аб'ект аб'ект аб'ект");
});

test('the number sign is left out, also as «N» and «No.»', () => {
  for (const text of ['школа № 5', 'школа №5', 'школа N5', 'школа No. 5']) {
    expect(normalizeText(text).replace(/\s+/g, ' ')).toBe('школа 5');
  }
  expect(normalizeText('no name')).toBe('no name');
});
