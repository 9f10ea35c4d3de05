import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { readReference, type Reference } from '#server/reference/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { addTownOrganizations, type TestKey } from '../../../tests/support/town-organizations.ts';
import { indexOrganizations, suggest } from './index.ts';

let opened: OpenedDatabase;
let reference: Reference;
let ids: Map<TestKey, number>;

beforeAll(async () => {
  opened = await openTestDatabase();
  reference = await readReference(opened.db);
  ids = await addTownOrganizations(opened.db);
  await indexOrganizations(opened.db, 'all');
});
afterAll(() => opened.close());

function suggestions(q: string, locale: 'ru' | 'be' | 'en' = 'ru', limit = 5) {
  return suggest({ db: opened.db, reference }, { q, locale, limit });
}

test('each letter more narrows the organisations down', async () => {
  const expected = ids.get('registry of pinsk');
  for (const q of ['за', 'загс', 'загс п', 'загс пи', 'загс пинск', 'zags pi', 'pfuc gb']) {
    const { organizations } = await suggestions(q, 'ru', 30);
    expect([q, organizations.map(({ id }) => id)]).toEqual([q, expect.arrayContaining([expected])]);
  }
  const { organizations } = await suggestions('загс пи');
  expect(organizations).toEqual([
    {
      id: expected,
      name: 'Отдел загса Пинского городского исполнительного комитета',
      place: 'город Пинск',
    },
  ]);
});

test('names are in the language of the page, as far as there are names in it', async () => {
  const { organizations: be } = await suggestions('загс пин', 'be');
  expect(be[0]).toMatchObject({
    name: 'Аддзел загса Пінскага гарадскога выканаўчага камітэта',
    place: 'горад Пінск',
  });
  const { organizations: en, types } = await suggestions('загс пин', 'en');
  expect(en[0]).toMatchObject({
    name: 'Отдел загса Пинского городского исполнительного комитета',
    place: 'Pinsk City',
  });
  expect(types).toEqual([]);
});

test('services and procedures are offered by the words of their names, and by their code', async () => {
  const { services } = await suggestions('рэгістрацыя шлю', 'be', 10);
  expect(services).toContainEqual({ id: 'procedure-5.2', name: 'Рэгістрацыя заключэння шлюбу' });
  const { services: byCode } = await suggestions('5.2');
  expect(byCode.map(({ id }) => id)).toContain('procedure-5.2');
});

test('kinds of organisations are offered by their official and everyday names', async () => {
  for (const q of ['загс', 'загса', 'загс']) {
    const { types } = await suggestions(q);
    expect(types[0]).toEqual({ id: 'civil-registry', name: 'Отдел загса' });
  }
  const { types } = await suggestions('налогова', 'en');
  expect(types[0]).toEqual({ id: 'tax-inspectorate', name: 'District tax inspectorate' });
});

test('no list is longer than asked for', async () => {
  const lists = Object.values(await suggestions('о', 'ru', 2));
  for (const list of lists) expect(list.length).toBeLessThanOrEqual(2);
  expect(lists.some((list) => list.length === 2)).toBe(true);
});

test.each(['', ' ', '?', "'", '\\', ':*', 'ъъхщзжфы', '\0', '№'.repeat(5000)])(
  'what means nothing suggests nothing: %j',
  async (q) => {
    expect(await suggestions(q)).toEqual({ organizations: [], services: [], types: [] });
  },
);
