import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { readSummaries } from '#server/organizations/index.ts';
import { searchOrganizations } from '#server/search/index.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { editProfile, previewProfile, readEditableProfile, type TypedProfile } from './index.ts';

let portal: TestPortal;
let head: Person;
let id: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  id = await addOrganization(portal, { name: 'Библиотека имени Купалы' });
  head = await addResponsiblePerson(portal, id);
});

/** The present profile as its form holds it, with some fields typed over. */
async function typed(given: Partial<TypedProfile> = {}): Promise<TypedProfile> {
  const { profile } = (await readEditableProfile(portal, head, id))!;
  return {
    ...profile,
    districtId: profile.districtId ?? '',
    addressRu: profile.addressRu ?? '',
    addressBe: profile.addressBe ?? '',
    lat: String(profile.lat ?? ''),
    lon: String(profile.lon ?? ''),
    phones: profile.phones.join('\n'),
    email: profile.email ?? '',
    site: profile.site ?? '',
    ...given,
  };
}

async function edit(given: Partial<TypedProfile>, person = head) {
  const version = (await readEditableProfile(portal, head, id))!.version;
  return editProfile(portal, person, id, await typed(given), version);
}

async function isFound(q: string): Promise<boolean> {
  const { organizations } = await searchOrganizations(portal.db, { q, limit: 100 });
  return organizations.some((organization) => organization.id === id);
}

describe('publication follows the profile by itself:', () => {
  test('without a sphere it disappears from pages, lists and search, with one it comes back', async () => {
    expect(await edit({})).toEqual({ outcome: 'saved', published: true });
    expect(await edit({ sphereIds: [] })).toEqual({ outcome: 'saved', published: false });
    expect(await readSummaries(portal.db, [id])).toEqual([]);
    expect(await isFound('библиотека купалы')).toBe(false);
    const live = () => portal.standings.current();
    expect((await live()).standing(id)).toBeUndefined();
    expect(await edit({ sphereIds: ['education'] })).toEqual({ outcome: 'saved', published: true });
    expect(await isFound('библиотека купалы')).toBe(true);
    expect((await live()).standing(id)).toMatchObject({ sphereIds: ['education'] });
  });

  test.each<[string, Partial<TypedProfile>]>([
    ['an address', { addressRu: '  ' }],
    ['a point', { lat: '', lon: '' }],
  ])('without %s it is not published', async (_, given) => {
    expect(await edit(given)).toEqual({ outcome: 'saved', published: false });
  });
});

test('a new name stands at its place in the alphabet, as if all were read anew', async () => {
  const places = async () => {
    const live = await portal.standings.current();
    const orderOf = portal.standings.nameOrders('ru');
    return live
      .filtered({})
      .map(({ organizationId }) => [organizationId, orderOf(organizationId)] as const)
      .sort(([a], [b]) => a - b);
  };
  for (const shortNameRu of ['Ёлочка', 'Аптека № 10', 'Аптека № 9', 'Яблоко', 'Аптека № 9']) {
    expect((await edit({ shortNameRu })).outcome).toBe('saved');
    const after = await places();
    await portal.standings.catalogueChanged();
    expect(after).toEqual(await places());
  }
});

test('what was typed is stored in its normal form, and search finds it at once', async () => {
  await edit({
    nameRu: '  Библиотека   имени Коласа ',
    lat: '52,125',
    lon: '26.05',
    phones: ' +375 17 200—00—01\n\n2000002 ',
    site: 'kolas.example.org/библиотека',
    email: 'INFO@Kolas.example',
    openingHours: 'Mo-Fr 09:00-18:00',
  });
  expect((await readEditableProfile(portal, head, id))?.profile).toMatchObject({
    nameRu: 'Библиотека имени Коласа',
    lat: 52.125,
    lon: 26.05,
    phones: ['+375 17 200-00-01', '2000002'],
    email: 'info@kolas.example',
    site: 'https://kolas.example.org/библиотека',
    openingHours: 'Mo-Fr 09:00-18:00',
  });
  expect(await isFound('библиотека коласа')).toBe(true);
});

test.each<[string, Partial<TypedProfile>, Record<string, string>]>([
  ['no name', { nameBe: '' }, { nameBe: 'missing' }],
  ['a name of 501 characters', { nameRu: 'я'.repeat(501) }, { nameRu: 'too-long' }],
  ['broken UTF-8', { addressRu: 'ул.\uFFFD' }, { addressRu: 'damaged' }],
  ['a point in Warsaw', { lat: '52,2297', lon: '21,0122' }, { lat: 'abroad' }],
  [
    'a point in Warsaw and no name, both at once',
    { lat: '52,2297', lon: '21,0122', nameRu: ' ' },
    { lat: 'abroad', nameRu: 'missing' },
  ],
  ['latitude and longitude mixed up', { lat: '26.1', lon: '52.1' }, { lat: 'abroad' }],
  ['half a point', { lat: '', lon: '26' }, { lat: 'half-a-point' }],
  ['words for degrees', { lon: 'на восток' }, { lon: 'not-a-number' }],
  ['a link that runs a script', { site: 'javascript:alert(1)' }, { site: 'not-a-site' }],
  ['a site that is none', { site: 'просто слова' }, { site: 'not-a-site' }],
  ['a wrong address for mail', { email: 'почта' }, { email: 'not-an-email' }],
  ['a telephone in words', { phones: 'спросите Аню' }, { phones: 'not-a-phone' }],
  ['eleven telephones', { phones: '2000000\n'.repeat(11) }, { phones: 'too-many' }],
  ['a sphere that is none', { sphereIds: ['magic'] }, { sphereIds: 'unknown' }],
  ['a type that is none', { typeId: '' }, { typeId: 'unknown' }],
  ['a district elsewhere', { districtId: 'lida' }, { districtId: 'district-elsewhere' }],
])('%s is refused at its field, and nothing is stored', async (_, given, problems) => {
  const before = await readEditableProfile(portal, head, id);
  expect(await edit(given)).toEqual({ outcome: 'invalid', problems });
  expect(await readEditableProfile(portal, head, id)).toEqual(before);
});

test('of two who edit at once, the second is told what the first saved, and loses nothing', async () => {
  const colleague = await addResponsiblePerson(portal, id);
  const { version } = (await readEditableProfile(portal, head, id))!;
  const first = await typed({ site: 'https://first.example.org' });
  const second = await typed({ email: 'second@example.org' });
  const results = await Promise.all([
    editProfile(portal, head, id, first, version),
    editProfile(portal, colleague, id, second, version),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'saved']);
  const told = results.find((result) => result.outcome === 'changed-meanwhile')!;
  expect(told).toMatchObject({ theirs: { version: version + 1 } });
  const again = await editProfile(portal, colleague, id, second, version + 1);
  expect(again.outcome).toBe('saved');
});

describe('a preview', () => {
  test('shows what citizens would see, and stores nothing', async () => {
    const before = await readEditableProfile(portal, head, id);
    const changed = await typed({
      nameRu: 'Читальный зал',
      openingHours: 'Mo-Su 10:00-22:00',
      sphereIds: [],
      addressRu: '',
    });
    const result = await previewProfile(portal, head, id, changed);
    expect(result).toMatchObject({
      outcome: 'shown',
      isPublishable: false,
      page: { organization: { nameRu: 'Читальный зал', addressRu: '', sphereIds: [] } },
    });
    expect(result).toHaveProperty('page.opening.open', true);
    expect(await readEditableProfile(portal, head, id)).toEqual(before);
    const good = await previewProfile(portal, head, id, await typed());
    expect(good).toMatchObject({ outcome: 'shown', isPublishable: true });
  });

  test('says what is wrong, and is for those alone who may edit', async () => {
    const wrong = await typed({ nameBe: '' });
    expect(await previewProfile(portal, head, id, wrong)).toEqual({
      outcome: 'invalid',
      problems: { nameBe: 'missing' },
    });
    const stranger: Person = { ...(await addCitizen(portal.db)), role: 'organization' };
    expect(await previewProfile(portal, stranger, id, await typed())).toEqual({
      outcome: 'not-found',
    });
  });
});

test('the log tells what was changed, and nothing when nothing was', async () => {
  await edit({ email: 'new@example.org' });
  await edit({});
  const operator: Person = { ...head, role: 'operator' };
  const { rows: entries } = await readAudit(
    portal,
    operator,
    { subject: 'organization', subjectId: String(id) },
    { before: null, limit: 10 },
  );
  expect(entries).toMatchObject([
    {
      action: 'profile-edited',
      actor: head.login,
      before: { email: null },
      after: { email: 'new@example.org' },
    },
  ]);
});

test("nobody edits another organisation's profile, nor without the right to", async () => {
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  expect(await readEditableProfile(portal, stranger, id)).toBeNull();
  expect(await edit({ nameRu: 'Чужое' }, stranger)).toEqual({ outcome: 'not-found' });
  const reader = await addResponsiblePerson(portal, id, { may_edit: false });
  expect(await readEditableProfile(portal, reader, id)).toBeNull();
  expect(await edit({ nameRu: 'Чужое' }, reader)).toEqual({ outcome: 'not-found' });
  await expect(edit({}, { ...head, role: 'citizen' })).rejects.toThrow(NotAllowed);
});

test('the operator changes the profile of any organisation', async () => {
  const operator = await addOperator(portal.db);
  expect(await edit({ site: 'example.org' }, operator)).toMatchObject({ outcome: 'saved' });
  const log = await readAudit(
    portal,
    operator,
    { subjectId: String(id) },
    {
      before: null,
      limit: 1,
    },
  );
  expect(log.rows[0]).toMatchObject({ action: 'profile-edited', actor: operator.login });
  const nowhere = await editProfile(portal, operator, 999_999, await typed(), 1);
  expect(nowhere).toEqual({ outcome: 'not-found' });
});

test('what is retired may stay in a profile, and is not taken into one', async () => {
  const retire = async (isRetired: boolean) => {
    const retired_at = isRetired ? portal.clock() : null;
    await portal.db
      .updateTable('spheres')
      .set({ retired_at })
      .where('id', '=', 'transport')
      .execute();
    await portal.referenceChanged();
  };
  await edit({ sphereIds: ['transport'] });
  await retire(true);
  expect(await edit({ site: 'example.org' })).toMatchObject({ outcome: 'saved' });
  expect(await edit({ sphereIds: ['education'] })).toMatchObject({ outcome: 'saved' });
  expect(await edit({ sphereIds: ['education', 'transport'] })).toEqual({
    outcome: 'invalid',
    problems: { sphereIds: 'retired' },
  });
  await retire(false);
});
