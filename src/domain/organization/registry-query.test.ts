import { expect, test } from 'vitest';
import { readRegistryQuery } from './registry-query.ts';

test.each([
  ['191234563', '191234563'],
  ['УНП 1912 345', '1912345'],
  ['мв12', 'MB12'],
])('%j is the beginning of a UNP', (typed, beginning) => {
  expect(readRegistryQuery(typed)).toEqual({ kind: 'unp', beginning });
});

test.each([
  ['  Центральная, Поликлиника  ', ['центральная', 'поликлиника']],
  ['ГУ «Ёлка» № 12', ['гу', 'елка', '12']],
  ["аб'ект", ['аб', 'ект']],
  ['школа & !сад:*', ['школа', 'сад']],
  ['12', ['12']],
])('%j is words', (typed, beginnings) => {
  expect(readRegistryQuery(typed)).toEqual({ kind: 'words', beginnings });
});

test.each(['', '   ', '«»—'])('%j asks for everything', (typed) => {
  expect(readRegistryQuery(typed)).toEqual({ kind: 'everything' });
});
