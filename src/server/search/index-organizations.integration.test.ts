import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import {
  addOrganization,
  addTownOrganizations,
  type TestKey,
} from '../../../tests/support/town-organizations.ts';
import { indexOrganizations, refreshPrecedence, searchOrganizations } from './index.ts';

let opened: OpenedDatabase;
let ids: Map<TestKey, number>;

beforeAll(async () => {
  opened = await openTestDatabase();
  ids = await addTownOrganizations(opened.db);
  await indexOrganizations(opened.db, 'all');
});
afterAll(() => opened.close());

const THEATRE = {
  nameRu: 'Драматический театр',
  nameBe: 'Драматычны тэатр',
  type: 'culture-centre',
  region: 'brest-region',
  district: 'pinsk-city',
  addressRu: 'г. Пинск, пл. Новая, 77',
  sphere: 'culture',
  services: ['procedure-2.1'],
  ratings: 3,
};

async function find(q: string): Promise<number[]> {
  return (await searchOrganizations(opened.db, { q, limit: 100 })).organizations.map(
    ({ id }) => id,
  );
}

/** All that the index holds, apart from which of several words stands for a key. */
async function indexContents(): Promise<unknown> {
  const terms = await sql`select term, meant, around, known from search_terms order by 1`.execute(
    opened.db,
  );
  const documents = await sql`
    select organization_id, document::text, name_words, precedence
    from organization_search order by 1`.execute(opened.db);
  return [terms.rows, documents.rows];
}

async function change(id: number, columns: Record<string, unknown>): Promise<void> {
  await opened.db.updateTable('organizations').set(columns).where('id', '=', id).execute();
  await indexOrganizations(opened.db, [id]);
}

test('a new organisation is found once it is indexed, and no longer when it is withdrawn', async () => {
  const id = await addOrganization(opened.db, { ...THEATRE, unp: '700000010' });
  expect(await find('театр')).toEqual([]);
  await indexOrganizations(opened.db, [id]);
  expect(await find('театр пинск')).toEqual([id]);
  await change(id, { lat: null, lon: null });
  expect(await find('театр')).toEqual([]);
  expect(await find('700000010')).toEqual([]);
});

test('a change of name is found by the new words only', async () => {
  const id = await addOrganization(opened.db, { ...THEATRE, unp: '700000028' });
  await indexOrganizations(opened.db, [id]);
  await change(id, {
    name_ru: 'Цирк',
    short_name_ru: 'Цирк',
    name_be: 'Цырк',
    short_name_be: 'Цырк',
  });
  expect(await find('театр')).toEqual([]);
  expect(await find('цирк')).toEqual([id]);
});

test('changes one by one and at once leave the index as building it anew does', async () => {
  const id = await addOrganization(opened.db, { ...THEATRE, unp: '700000036' });
  await indexOrganizations(opened.db, [id, ids.get('school of lida')!, id]);
  await change(ids.get('polyclinic of pinsk')!, { address_ru: 'г. Пинск, ул. Другая, 8' });
  await change(ids.get('tax of lida')!, { sphere_ids: [] });
  await change(ids.get('school of pinsk')!, { district_id: 'lida', region_id: 'grodno-region' });
  await indexOrganizations(opened.db, [987654321]);
  const many = [id, ids.get('tax of pinsk')!, ids.get('school of lida')!];
  await opened.db
    .updateTable('organizations')
    .set({ address_ru: 'г. Лида, ул. Третья, 3', name_ru: 'Переименованная' })
    .where('id', 'in', many)
    .execute();
  await Promise.all([many, many.toReversed(), many].map((m) => indexOrganizations(opened.db, m)));
  const changed = await indexContents();
  await indexOrganizations(opened.db, 'all');
  expect(changed).toEqual(await indexContents());
});

test('building the index tells how far it is', async () => {
  const steps: Array<{ done: number; total: number }> = [];
  await indexOrganizations(opened.db, 'all', (progress) => steps.push(progress));
  const { done, total } = steps.at(-1)!;
  expect(done).toBe(total);
  expect(total).toBeGreaterThan(20);
});

test('after new ratings the order of results follows', async () => {
  const order = await find('загс');
  const last = order.at(-1)!;
  await opened.db
    .updateTable('standings')
    .set({ n: 10_000 })
    .where('organization_id', '=', last)
    .execute();
  await refreshPrecedence(opened.db);
  expect(await find('загс')).toEqual([last, ...order.slice(0, -1)]);
});

describe('a word that thousands have', () => {
  const PHARMACIES = 2500;

  beforeAll(async () => {
    await sql`
      insert into organizations (unp, name_ru, name_be, short_name_ru, short_name_be, type_id,
        region_id, district_id, address_ru, lat, lon, sphere_ids, service_item_ids)
      select (800000000 + n)::text, 'Аптека № ' || n, 'Аптэка № ' || n, 'Аптека', 'Аптэка',
        'pharmacy', 'brest-region', 'pinsk', 'г. Пинск', 52, 26, '{healthcare}', '{procedure-2.1}'
      from generate_series(1, ${PHARMACIES}) as n`.execute(opened.db);
    await sql`
      insert into standings (organization_id, n, total, total_squared)
      select id, (id * 7) % 50, 0, 0 from organizations where type_id = 'pharmacy'`.execute(
      opened.db,
    );
    await indexOrganizations(opened.db, 'all');
  });

  async function expectAllInOrder(q: string): Promise<void> {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchOrganizations(opened.db, { q, limit: 100, cursor });
      expect(page.total).toBe(1000);
      seen.push(...page.organizations.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const expected = await opened.db
      .selectFrom('organization_search')
      .innerJoin('organizations', 'organizations.id', 'organization_id')
      .where('type_id', '=', 'pharmacy')
      .orderBy('precedence')
      .orderBy('organization_id')
      .select('organization_id')
      .execute();
    const pharmacies = new Set(expected.map((row) => row.organization_id));
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen.filter((id) => pharmacies.has(id))).toEqual([...pharmacies]);
  }

  test.each(['аптека', 'аптека пинск', 'аптэ'])(
    'is answered page by page to the end, counted up to a thousand: «%s»',
    (q) => expectAllInOrder(q),
  );

  test('also when it is a service that they offer', () =>
    expectAllInOrder('выписка из трудовой книжки'));

  test('its number still finds the one', async () => {
    const [first] = await find('аптека 1234');
    const { name_ru } = await opened.db
      .selectFrom('organizations')
      .select('name_ru')
      .where('id', '=', first!)
      .executeTakeFirstOrThrow();
    expect(name_ru).toBe('Аптека № 1234');
  });
});
