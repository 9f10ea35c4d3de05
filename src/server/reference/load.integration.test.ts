import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { loadReferenceData } from './index.ts';

let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

async function count(table: 'territories' | 'spheres' | 'organization_types' | 'service_items') {
  const { n } = await opened.db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

test('every list of the reference data is stored', async () => {
  expect(await count('territories')).toBe(6 + 1 + 118 + 10 + 24);
  expect(await count('spheres')).toBe(22);
  expect(await count('organization_types')).toBe(97 + 1);
  expect(await count('service_items')).toBe(178 + 112);
});

test('a district of Minsk lies in Minsk, a town in its region', async () => {
  const parents = await opened.db
    .selectFrom('territories')
    .select(['id', 'parent_id'])
    .where('id', 'in', ['minsk-city', 'minsk-zavodskoy', 'pinsk-city', 'pinsk'])
    .orderBy('id')
    .execute();
  expect(parents).toEqual([
    { id: 'minsk-city', parent_id: null },
    { id: 'minsk-zavodskoy', parent_id: 'minsk-city' },
    { id: 'pinsk', parent_id: 'brest-region' },
    { id: 'pinsk-city', parent_id: 'brest-region' },
  ]);
});

test('loading again changes no row, and puts right what was changed', async () => {
  const versions = () =>
    sql<{ id: string; v: string }>`select id, xmin::text as v from spheres order by id`
      .execute(opened.db)
      .then(({ rows }) => rows);
  const before = await versions();
  await loadReferenceData(opened.db);
  expect(await versions()).toEqual(before);

  await opened.db.updateTable('spheres').set({ name_ru: 'x' }).where('id', '=', 'taxes').execute();
  await loadReferenceData(opened.db);
  const { name_ru } = await opened.db
    .selectFrom('spheres')
    .select('name_ru')
    .where('id', '=', 'taxes')
    .executeTakeFirstOrThrow();
  expect(name_ru).toBe('Налоги и сборы');
});
