import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOtherLayout } from './layout.ts';

test('Russian and Belarusian words typed in the Latin layout are understood', () => {
  expect(inOtherLayout('gjkbrkbybrf')).toContain('поликлиника');
  expect(inOtherLayout(',jkmybwf')).toContain('больница');
  expect(inOtherLayout('GFCGJHN')).toContain('паспорт');
  expect(inOtherLayout('vfubk`o')).toContain('магілёў');
});

test('Latin words typed in the Cyrillic layout are understood', () => {
  expect(inOtherLayout('яфпы')).toEqual(['zags']);
  expect(inOtherLayout('Рщыз')).toEqual(['hosp']);
});

test('what mixes scripts or has no letters is left alone', () => {
  for (const chunk of ['zagс', '191234563', '«»', '']) expect(inOtherLayout(chunk)).toEqual([]);
});

test('switching twice gives back any Russian word', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'),
    minLength: 1,
  });
  fc.assert(
    fc.property(word, (russian) => {
      const [latin] = inOtherLayout(russian);
      // A word of nothing but б, ю, ж, э, х is punctuation on the other layout.
      fc.pre(/[a-z]/.test(latin!));
      expect(inOtherLayout(latin!)).toContain(russian);
    }),
  );
});
