import { expect, test } from 'vitest';
import { readLatin } from './latin.ts';

test.each([
  ['zags', 'загс'],
  ['poliklinika', 'поликлиника'],
  ['shchuchin', 'щучин'],
  ['khoiniki', 'хоиники'],
  ['chojniki', 'хойники'],
  ['mahilioŭ', 'магилеў'],
  ['žytkavičy', 'жыткавичы'],
  ['homieĺ', 'гомель'],
  ['vitsyebsk', 'вицебск'],
  ['clinic', 'клиник'],
])('%s can be read as %s', (latin, cyrillic) => {
  expect(readLatin(latin)).toContain(cyrillic);
});

test('the plural of an English word is read as the singular too', () => {
  expect(readLatin('shops')).toEqual(['шопс', 'шоп']);
  expect(readLatin('zags')).toHaveLength(1);
});

test('letters of other languages lose their accents, others stay', () => {
  expect(readLatin('brésť')).toEqual(['брест']);
  expect(readLatin('学校')).toEqual(['学校']);
});

test('a word of ambiguous letters has a bounded number of readings', () => {
  expect(readLatin('chchcchhjjchcjhs').length).toBeLessThanOrEqual(32);
});
