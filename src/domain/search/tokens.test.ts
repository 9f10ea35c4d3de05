import { expect, test } from 'vitest';
import { tokenize } from './tokens.ts';

const texts = (text: string) => tokenize(text).map((token) => token.text);

test('punctuation, quotes and hyphens separate words', () => {
  expect(texts('УЗ «Городская поликлиника № 5», г.Пинск')).toEqual([
    'уз',
    'городская',
    'поликлиника',
    '5',
    'г',
    'пинск',
  ]);
  expect(texts('Буда-Кошелево')).toEqual(['буда', 'кошелево']);
});

test('an apostrophe belongs to its word', () => {
  expect(texts("аб'яднанне 'слова'")).toEqual(['абяднанне', 'слова']);
});

test('the code of a procedure and the letter of a house belong to their number', () => {
  expect(tokenize('11.1.1 и 1.1.5-1, д. 12а, 5-я')).toEqual([
    { kind: 'number', text: '11.1.1' },
    { kind: 'word', text: 'и' },
    { kind: 'number', text: '1.1.5-1' },
    { kind: 'word', text: 'д' },
    { kind: 'number', text: '12а' },
    { kind: 'number', text: '5' },
    { kind: 'word', text: 'я' },
  ]);
});

test('a word and a number written together are two', () => {
  expect(texts('школа5')).toEqual(['школа', '5']);
});

test('markup, control characters and broken text leave nothing odd', () => {
  expect(texts('<script>\0\uD800&amp;')).toEqual(['script', 'amp']);
  expect(texts(" %_\\ ' -- ; ")).toEqual([]);
});
