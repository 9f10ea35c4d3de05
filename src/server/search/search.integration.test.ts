import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationSummary } from '#server/organizations/index.ts';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  addOrganization,
  addTownOrganizations,
  FIRST_UNP,
  type TestKey,
} from '../../../tests/support/town-organizations.ts';
import { indexOrganizations, searchOrganizations, UnknownCursor } from './index.ts';
import type { SearchRequest } from './schema.ts';

let opened: OpenedDatabase;
let ids: Map<TestKey, number>;

beforeAll(async () => {
  opened = await openTestDatabase();
  ids = await addTownOrganizations(opened.db);
  await addOrganization(opened.db, {
    unp: '700000001',
    nameRu: 'Загс неопубликованный',
    nameBe: 'Загс неапублікаваны',
    type: 'civil-registry',
    region: 'brest-region',
    district: 'pinsk-city',
    addressRu: 'г. Пинск',
    sphere: 'justice-notary',
    services: [],
    ratings: 100,
    published: false,
  });
  await indexOrganizations(opened.db, 'all');
});
afterAll(() => opened.close());

function search(q: string, request: Partial<SearchRequest> = {}) {
  return searchOrganizations(opened.db, { q, limit: 100, ...request });
}

/** What was found, as keys of the test organisations. */
async function found(q: string, request: Partial<SearchRequest> = {}): Promise<TestKey[]> {
  return keysOf((await search(q, request)).organizations);
}

function keysOf(organizations: readonly OrganizationSummary[]): TestKey[] {
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  return organizations.map(({ id }) => keys.get(id)!);
}

const ALL_REGISTRIES = [
  ...(['registry of pinsk', 'registry of lida'] as const),
  ...(['registry of mogilev', 'registry of baranovichi'] as const),
];

describe('one organisation is found by', () => {
  test.each<[string, string, TestKey]>([
    ['kind and town', 'загс пинск', 'registry of pinsk'],
    ['any case, order and form', 'Пинске ЗАГСа', 'registry of pinsk'],
    ['Latin letters', 'zags pinsk', 'registry of pinsk'],
    ['the Belarusian Latin alphabet', 'Mahilioŭ zahs', 'registry of mogilev'],
    ['a town typed with ё', 'загс Могилёв', 'registry of mogilev'],
    ['Belarusian for Russian', 'загс у Магілёве', 'registry of mogilev'],
    ['a service and a town', 'регистрация брака Лида', 'registry of lida'],
    ['a service in Belarusian', 'рэгістрацыя шлюбу Ліда', 'registry of lida'],
    ['the code of a procedure', '11.1.1 Лида', 'migration of lida'],
    ['everyday names', 'паспортный стол Лида', 'migration of lida'],
    ['everyday names in Belarusian', 'пашпартны стол Ліда', 'migration of lida'],
    ['other everyday names', 'налоговая барановичи', 'tax of baranovichi'],
    ['joined abbreviations', 'горисполком пинск', 'committee of pinsk'],
    ['the adjective of a town', 'барановичская поликлиника', 'polyclinic of baranovichi'],
    ['a number', 'школа №5 пинск', 'school of pinsk'],
    ['a street and a house', 'ул. Советская, 4, Пинск', 'committee of pinsk'],
  ])('%s: «%s»', async (_, q, expected) => {
    const [first] = await found(q);
    expect(first).toBe(expected);
  });
});

test('a UNP finds its organisation and no other', async () => {
  expect(await found(String(FIRST_UNP))).toEqual(['registry of pinsk']);
  expect(await found(String(FIRST_UNP + 10))).toEqual(['migration of pinsk']);
});

test('a town narrows to its organisations', async () => {
  expect((await found('отдел лида')).every((key) => key.endsWith('of lida'))).toBe(true);
  expect((await found('лида')).sort()).toEqual(
    [...ids.keys()].filter((key) => key.endsWith('of lida')).sort(),
  );
});

test('a query in another keyboard layout is answered, and what it means is said', async () => {
  const { organizations, correctedTo, partial } = await search('gjkbrkbybrf gbycr');
  expect(keysOf(organizations)[0]).toBe('polyclinic of pinsk');
  expect({ correctedTo, partial }).toEqual({ correctedTo: 'поликлиника пинск', partial: false });
});

test.each([
  ['полеклиника', 'поликлиника'],
  ['поликлинка', 'поликлиника'],
  ['зазс', 'загс'],
  ['пасопрт', 'паспорт'],
  ['gjkbrkbyrf', 'поликлиника'],
])('the typing error in «%s» is put right', async (typed, meant) => {
  const { organizations: corrected, correctedTo } = await search(`${typed} лида`);
  // A word means the same with a typing error as without, apart from it being said.
  expect(corrected).toEqual((await search(`${meant} лида`)).organizations);
  expect(corrected.length).toBeGreaterThan(0);
  expect(correctedTo).toBe(`${meant} лида`);
});

test('a word that is known is not taken for another, nor one that begins one', async () => {
  expect((await search('загс')).correctedTo).toBeNull();
  expect((await search('поликл')).correctedTo).toBeNull();
  expect(await found('поликл лида')).toEqual(['polyclinic of lida']);
  expect((await search('суд')).correctedTo).toBeNull();
  // An everyday name of an organisation that nobody has registered yet.
  expect(await search('военкомат')).toMatchObject({
    organizations: [],
    correctedTo: null,
    total: 0,
  });
});

describe('first come', () => {
  test('the organisation of exactly that name, whatever its ratings', async () => {
    const [first, ...others] = await found('Лидский районный исполнительный комитет');
    expect(first).toBe('committee of lida');
    expect(others).toContain('architecture of lida');
  });

  test('those that are called so, then those whose services are', async () => {
    const keys = await found('паспорт');
    const kinds = keys.map((key) => key.split(' ')[0]);
    expect(kinds).toEqual([...Array(4).fill('migration'), ...Array(4).fill('architecture')]);
  });

  test('those with more ratings, in steps of a fifth', async () => {
    // They have 14, 7, 21 and 0 ratings; the later ones more.
    expect(await found('загс')).toEqual([...ALL_REGISTRIES].reverse());
  });
});

describe('when no organisation has all words', () => {
  test('those that have the most of them are the answer, and that is said', async () => {
    expect(await search('поликлиника школа лида')).toMatchObject({ partial: true });
    expect((await search('загс лида')).partial).toBe(false);
  });

  test('a number is given up before a word', async () => {
    const { organizations, partial } = await search('школа 21 лида');
    expect(keysOf(organizations)).toEqual(['school of lida']);
    expect(partial).toBe(true);
  });

  test('a word that means nothing is left out', async () => {
    const { organizations, partial } = await search('загс ъъхщзжфы лида');
    expect(keysOf(organizations)).toEqual(['registry of lida']);
    expect(partial).toBe(true);
  });

  test('nothing but such words finds nothing', async () => {
    expect(await search('ъъхщзжфы')).toEqual({
      organizations: [],
      nextCursor: null,
      correctedTo: null,
      partial: false,
      total: 0,
    });
  });
});

test('filters narrow by sphere, region, district and type', async () => {
  expect((await found('отдел', { region: 'brest-region' })).length).toBeGreaterThan(0);
  expect(await found('загс', { district: 'lida' })).toEqual(['registry of lida']);
  expect((await found('загс', { region: 'brest-region' })).sort()).toEqual(
    (['registry of pinsk', 'registry of baranovichi'] as TestKey[]).sort(),
  );
  expect(await found('лида', { sphere: 'education' })).toEqual(['school of lida']);
  expect(await found('лида', { type: 'polyclinic' })).toEqual(['polyclinic of lida']);
  expect(await search('загс', { region: "brest'region\\" })).toMatchObject({
    organizations: [],
    total: 0,
  });
});

test('an unpublished organisation is never found', async () => {
  expect(await search('неопубликованный')).toMatchObject({ organizations: [] });
  expect(await search('700000001')).toMatchObject({ organizations: [] });
});

describe('pages', () => {
  test('follow each other without gaps and repetitions', async () => {
    const { organizations: whole, total } = await search('отдел');
    const paged: OrganizationSummary[] = [];
    let cursor: string | null = null;
    do {
      const page = await search('отдел', { limit: 3, cursor });
      expect(page.total).toBe(total);
      paged.push(...page.organizations);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
    expect(total).toBe(whole.length);
    expect(total).toBeGreaterThan(6);
  });

  test.each([
    'x',
    '1',
    '1.0.0',
    '9.0.0.1',
    '1.0.0.1;',
    '',
    '2.0.-5.1',
    '1.0.0.99999999999999999999',
  ])('a cursor that no search gave out is refused: %j', async (cursor) => {
    await expect(search('загс', { cursor })).rejects.toBeInstanceOf(UnknownCursor);
  });
});

test.each([
  '',
  '   ',
  "' or 1=1 --",
  "\\'&|!():*<->",
  '%_',
  '\0загс\0',
  '\uD800',
  '<script>alert(1)</script>',
  '& | !',
  "it's",
  ':*',
  'а'.repeat(10_000),
  'загс '.repeat(5_000),
  '5'.repeat(500),
  '学校 🏫',
])('anything may be asked: %j', async (q) => {
  const result = await search(q.slice(0, 20_000));
  expect(result.total).toBeGreaterThanOrEqual(result.organizations.length > 0 ? 1 : 0);
});
