import { expect, test } from 'vitest';
import { analyzeQuery, LONGEST_QUERY, MOST_WORDS } from './query.ts';

const words = (text: string, options?: { unfinished: boolean }) =>
  analyzeQuery(text, options).map((part) => part.typed.map((word) => word.text).join('+'));

test('every part between spaces must be met, each word in any of its keys', () => {
  const [first, second] = analyzeQuery('Загс   chojniki');
  expect(first!.typed).toEqual([
    { kind: 'word', text: 'загс', keys: ['zags'], stems: ['загс'], beginnings: ['zags'] },
  ]);
  expect(second!.typed[0]!.keys).toEqual(expect.arrayContaining(['cainik', 'hainik']));
});

test('stop words and single letters are left out', () => {
  expect(words('загс в г. Пинске на ул. Ленина')).toEqual(['загс', 'пинске', 'ленина']);
  expect(words('паліклініка ў Брэсце па вуліцы Леніна')).toEqual([
    'паліклініка',
    'брэсце',
    'леніна',
  ]);
});

test('when there is nothing but stop words, they are meant', () => {
  expect(words('по')).toEqual(['по']);
  expect(words('и в')).toEqual(['и', 'в']);
});

test('the last word of an unfinished query is kept, whatever it is', () => {
  expect(words('загс п', { unfinished: true })).toEqual(['загс', 'п']);
  expect(words('школа по', { unfinished: true })).toEqual(['школа', 'по']);
  expect(words('школа по', { unfinished: false })).toEqual(['школа']);
});

test('a chunk in the wrong layout is read in the other ones, punctuation included', () => {
  const [part] = analyzeQuery('gj;fhyst');
  expect(part!.otherLayouts().map((reading) => reading.map((word) => word.text))).toContainEqual([
    'пожарные',
  ]);
});

test('readings in another layout that fall to pieces or are too short are left out', () => {
  expect(analyzeQuery('ъъхщзжф')[0]!.otherLayouts()).toEqual([]);
  expect(analyzeQuery('суд')[0]!.otherLayouts()).toEqual([]);
  expect(analyzeQuery('яфпы')[0]!.otherLayouts()[0]![0]!.text).toBe('zags');
});

test('text without letters and digits asks for nothing', () => {
  for (const text of ['', '   ', '?!', "';--", '\0']) expect(analyzeQuery(text)).toEqual([]);
});

test('what is too long is cut', () => {
  expect(analyzeQuery('слово '.repeat(1000)).length).toBeLessThanOrEqual(MOST_WORDS);
  const [part] = analyzeQuery('а'.repeat(100_000));
  expect(part!.typed[0]!.text.length).toBeLessThanOrEqual(LONGEST_QUERY);
  const [many] = analyzeQuery('а-б1'.repeat(1000));
  expect(many!.typed.length).toBeLessThanOrEqual(MOST_WORDS);
});
