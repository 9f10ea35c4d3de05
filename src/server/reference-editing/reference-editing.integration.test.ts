import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import type { ReferenceKind } from '#domain/reference/kinds.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { loadReferenceData } from '#server/reference/index.ts';
import {
  indexOrganizations,
  rebuildOutdatedIndex,
  searchOrganizations,
} from '#server/search/index.ts';
import { addOperator } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  addEntry,
  editEntry,
  NO_ENTRY,
  readEntries,
  readOneEntry,
  retireEntry,
  type TypedEntry,
} from './index.ts';
import { readUsage } from './usage.ts';

let portal: TestPortal;
let operator: Person;

beforeAll(async () => {
  portal = await openTestPortal();
  operator = await addOperator(portal.db);
});
afterAll(() => portal.close());

const entryOf = async (kind: ReferenceKind, id: string) =>
  (await readOneEntry(portal, operator, kind, id))!;
const add = (kind: ReferenceKind, typed: Partial<TypedEntry>) =>
  addEntry(portal, operator, kind, { ...NO_ENTRY, ...typed });
const edit = async (kind: ReferenceKind, id: string, change: Partial<TypedEntry>) => {
  const { texts, version } = await entryOf(kind, id);
  return editEntry(portal, operator, { kind, id }, { ...texts, ...change }, version);
};

const LIBRARY = { nameRu: 'Читальня', nameBe: 'Чытальня', nameEn: 'Reading room' };

describe('adding', () => {
  test('makes the identifier of the English name, and shows the entry at once', async () => {
    expect(await add('organization-types', LIBRARY)).toEqual({
      outcome: 'added',
      id: 'reading-room',
    });
    expect(portal.reference.types.get('reading-room')).toMatchObject({ be: 'Чытальня' });
    const other = { nameRu: 'Другая читальня', nameBe: 'Іншая чытальня', nameEn: 'Reading room' };
    expect(await add('organization-types', other)).toMatchObject({ id: 'reading-room-2' });
    const log = await readAudit(
      portal,
      operator,
      { subject: 'reference-entry' },
      {
        before: null,
        limit: 1,
      },
    );
    expect(log.rows[0]).toMatchObject({
      action: 'reference-added',
      subjectId: 'organization-types/reading-room-2',
    });
  });

  test('takes a sphere with picture and place, a service, a procedure without an English name, a place', async () => {
    const sphere = {
      nameRu: 'Космос',
      nameBe: 'Космас',
      nameEn: 'Space',
      icon: 'bus',
      place: '1',
      descriptionRu: 'Полёты',
      descriptionBe: 'Палёты',
      descriptionEn: 'Flights',
    };
    expect(await add('spheres', sphere)).toMatchObject({ id: 'space' });
    expect([...portal.reference.spheres.keys()].indexOf('space')).toBeLessThan(2);
    const flight = { kind: 'service', sphereId: 'space', nameRu: 'Полёт', nameBe: 'Палёт' };
    expect(await add('service-items', { ...flight, nameEn: 'Flight' })).toMatchObject({
      id: 'flight',
    });
    const procedure = { ...flight, kind: 'procedure', code: '99.1-2' };
    expect(await add('service-items', procedure)).toMatchObject({ id: 'procedure-99.1-2' });
    const sameName = { ...procedure, nameRu: 'Иной' };
    expect(await add('service-items', sameName)).toMatchObject({ problems: { nameBe: 'taken' } });
    const sameCode = { ...sameName, nameBe: 'Іншы' };
    expect(await add('service-items', sameCode)).toMatchObject({ problems: { code: 'taken' } });
    const district = { kind: 'district', parentId: 'brest-region', nameEn: 'Moon district' };
    const names = { nameRu: 'Лунный район', nameBe: 'Месяцовы раён' };
    expect(await add('territories', { ...district, ...names })).toMatchObject({
      id: 'moon-district',
    });
  });

  test.each<[ReferenceKind, Partial<TypedEntry>, object]>([
    ['organization-types', {}, { nameRu: 'missing', nameBe: 'missing', nameEn: 'missing' }],
    [
      'organization-types',
      { ...LIBRARY, nameEn: 'Читальня' },
      { nameRu: 'taken', nameBe: 'taken', nameEn: 'not-latin' },
    ],
    ['organization-types', { ...LIBRARY, nameRu: 'я'.repeat(501) }, { nameRu: 'too-long' }],
    ['organization-types', { ...LIBRARY, nameRu: 'а\u0000' }, { nameRu: 'damaged' }],
    ['service-items', { ...LIBRARY, kind: 'service', sphereId: 'no' }, { sphereId: 'missing' }],
    [
      'service-items',
      { ...LIBRARY, kind: 'procedure', sphereId: 'healthcare', code: '1' },
      { code: 'not-a-code' },
    ],
    ['territories', { ...LIBRARY, kind: 'district' }, { parentId: 'unknown' }],
    [
      'territories',
      { ...LIBRARY, kind: 'city_district', parentId: 'brest-region' },
      { parentId: 'unknown' },
    ],
    [
      'spheres',
      {
        ...LIBRARY,
        descriptionRu: 'x',
        descriptionBe: 'x',
        descriptionEn: 'x',
        icon: '<svg>',
        place: '0',
      },
      { icon: 'unknown', place: 'not-a-place' },
    ],
  ])('refuses in %s what is wrong: %j', async (kind, typed, problems) => {
    expect(await add(kind, typed)).toEqual({ outcome: 'invalid', problems });
  });
});

describe('renaming', () => {
  test('is seen at once, reaches search, and outlives the loading of data/', async () => {
    const id = await addOrganization(portal, { name: 'Дом семь', type: 'civil-registry' });
    await indexOrganizations(portal.db, 'all');
    const find = async (q: string) =>
      (await searchOrganizations(portal.db, { q, limit: 10 })).organizations.map((each) => each.id);
    expect(await find('бракосочетатель')).toEqual([]);
    const { revision } = await portal.standings.current();
    expect(
      await edit('organization-types', 'civil-registry', { nameRu: 'Бракосочетатель' }),
    ).toEqual({
      outcome: 'saved',
    });
    expect(portal.reference.types.get('civil-registry')?.ru).toBe('Бракосочетатель');
    expect((await portal.standings.current()).revision).toBeGreaterThan(revision);
    expect(await rebuildOutdatedIndex(portal.db)).toBe(true);
    expect(await rebuildOutdatedIndex(portal.db)).toBe(false);
    expect(await find('бракосочетатель')).toEqual([id]);
    await loadReferenceData(portal.db);
    expect((await entryOf('organization-types', 'civil-registry')).texts.nameRu).toBe(
      'Бракосочетатель',
    );
  });

  test('makes new words of services known to search', async () => {
    await edit('service-items', 'gp-appointment', { nameRu: 'Приём семейного эскулапа' });
    await rebuildOutdatedIndex(portal.db);
    const known = await portal.db
      .selectFrom('search_terms')
      .select('known')
      .where('word', '=', 'эскулапа')
      .execute();
    expect(known).toEqual([{ known: true }]);
  });

  test('keeps what cannot change, and tells the second of two who edit at once', async () => {
    const { texts, version } = await entryOf('territories', 'pinsk-city');
    const key = { kind: 'territories', id: 'pinsk-city' } as const;
    const change = (nameEn: string) =>
      editEntry(portal, operator, key, { ...texts, nameEn, kind: 'region', parentId: '' }, version);
    const results = await Promise.all([change('Pinsk one'), change('Pinsk two')]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'saved']);
    expect((await entryOf('territories', 'pinsk-city')).texts).toMatchObject({
      kind: 'city',
      parentId: 'brest-region',
    });
    expect(await edit('territories', 'pinsk-city', { nameRu: '' })).toMatchObject({
      outcome: 'invalid',
      problems: { nameRu: 'missing' },
    });
    const nowhere = { ...key, id: 'atlantis' };
    expect(await editEntry(portal, operator, nowhere, texts, 1)).toEqual({ outcome: 'not-found' });
  });
});

test('what is retired keeps its name for those that have it, and can come back', async () => {
  const id = await addOrganization(portal, { sphere: 'transport' });
  const key = { kind: 'spheres', id: 'transport' } as const;
  const { version } = await entryOf('spheres', 'transport');
  expect(await retireEntry(portal, operator, key, true, version)).toEqual({ outcome: 'saved' });
  expect(portal.reference.spheres.get('transport')).toMatchObject({ retired: true });
  expect((await portal.standings.current()).standing(id)?.sphereIds).toEqual(['transport']);
  expect(await retireEntry(portal, operator, key, true, version + 1)).toMatchObject({
    outcome: 'changed-meanwhile',
  });
  await loadReferenceData(portal.db);
  expect((await entryOf('spheres', 'transport')).retiredAt).not.toBeNull();
  expect(await retireEntry(portal, operator, key, false, version + 1)).toEqual({
    outcome: 'saved',
  });
  expect(portal.reference.spheres.get('transport')).toMatchObject({ retired: false });
});

test('counts the organisations that refer to each entry', async () => {
  const place = { region: 'gomel-region', district: 'gomel-city' };
  await addOrganization(portal, { ...place, type: 'polyclinic', sphere: 'healthcare' });
  // Counts are kept for half a minute, for each handle of a database.
  const db = portal.db.withoutPlugins();
  expect((await readUsage(db, 'organization-types')).get('polyclinic')).toBe(1);
  expect((await readUsage(db, 'territories')).get('gomel-region')).toBe(1);
  expect((await readUsage(db, 'territories')).get('gomel-city')).toBe(1);
  expect((await readUsage(db, 'spheres')).get('healthcare')).toBe(1);
  expect((await readUsage(db, 'service-items')).get('procedure-2.10.1')).toBeGreaterThan(0);
});

test('is for the operator alone', async () => {
  const citizen = await addCitizen(portal.db);
  const key = { kind: 'spheres', id: 'healthcare' } as const;
  await expect(readEntries(portal, citizen, 'spheres')).rejects.toThrow(NotAllowed);
  await expect(addEntry(portal, citizen, 'spheres', NO_ENTRY)).rejects.toThrow(NotAllowed);
  await expect(editEntry(portal, citizen, key, NO_ENTRY, 1)).rejects.toThrow(NotAllowed);
  await expect(retireEntry(portal, citizen, key, true, 1)).rejects.toThrow(NotAllowed);
});
