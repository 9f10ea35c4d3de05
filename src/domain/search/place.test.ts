import { expect, test } from 'vitest';
import { adjectiveOf, settlementsOf } from './place.ts';

test('the settlement of an address is told from streets, houses, districts and regions', () => {
  expect(settlementsOf('225710, Брестская область, г. Пинск, ул. Ленина, д. 5')).toEqual([
    'г. Пинск',
  ]);
  expect(settlementsOf('Пинский район, аг. Заречье, вул. Школьная, 1')).toEqual(['аг. Заречье']);
  expect(settlementsOf('г.п. Октябрьский, пер. Садовый, 2')).toEqual(['г.п. Октябрьский']);
  expect(settlementsOf('г.Минск')).toEqual(['г.Минск']);
  expect(settlementsOf('в. Лясны, зав. Садовы, 4')).toEqual(['в. Лясны']);
  expect(settlementsOf('')).toEqual([]);
});

test.each([
  ['город Брест', 'брестск'],
  ['город Барановичи', 'барановичск'],
  ['город Гомель', 'гомельск'],
  ['город Гродно', 'гродненск'],
  ['город Жодино', 'жодинск'],
  ['город Могилев', 'могилевск'],
  ['город Пинск', null],
  ['город Новополоцк', null],
])('the adjective of «%s» is %s', (town, adjective) => {
  expect(adjectiveOf(town)).toBe(adjective);
});
