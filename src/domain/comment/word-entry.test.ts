import { expect, test } from 'vitest';
import { ordinaryTextWith, readWord } from './word-entry.ts';

test.each([
  [' Дурак ', { text: 'дурак' }],
  ['ЕЛУПЕНЬ', { text: 'елупень' }],
  ['ду́рень', { text: 'дурень' }],
  ['чёрт', { text: 'черт' }],
  ['', { problem: 'missing' }],
  ['ду', { problem: 'too-short' }],
  ['д'.repeat(41), { problem: 'too-long' }],
  ['д'.repeat(100_000), { problem: 'too-long' }],
  ['.*', { problem: 'not-a-word' }],
  ['дур.к', { problem: 'not-a-word' }],
  ['два слова', { problem: 'not-a-word' }],
  ['(а|б)', { problem: 'not-a-word' }],
  ['дурак\uFFFD', { problem: 'not-a-word' }],
])('%j is read as %j', (typed, read) => {
  expect(readWord(typed)).toEqual(read);
});

test('an entry that would hold back an ordinary text is found out', () => {
  const names = ['Регистрация брака', 'Производственный контроль'];
  const stem = (text: string) => ({ language: 'ru', match: 'stem', text }) as const;
  expect(ordinaryTextWith(stem('про'), names)).toBe('Производственный контроль');
  expect(ordinaryTextWith(stem('дурак'), names)).toBeNull();
  expect(ordinaryTextWith({ ...stem('про'), match: 'word' }, names)).toBeNull();
});
