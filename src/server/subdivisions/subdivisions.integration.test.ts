import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { readProfilePage } from '#server/profile/index.ts';
import { publishedComments, readQuestionnaireForm, submitRating } from '#server/ratings/index.ts';
import { searchOrganizations } from '#server/search/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  addSubdivision,
  closeSubdivision,
  editSubdivision,
  MOST_OPEN,
  moveSubdivision,
  readEditableSubdivision,
  readSubdivisionList,
  reopenSubdivision,
} from './index.ts';
import type { TypedSubdivision } from './schema.ts';

let portal: TestPortal;
let head: Person;
let citizen: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId);
  citizen = await addCitizen(portal.db);
});

function typed(name: string, given: Partial<TypedSubdivision> = {}): TypedSubdivision {
  return {
    nameRu: name,
    nameBe: `${name} (бел.)`,
    addressRu: '',
    addressBe: '',
    lat: '',
    lon: '',
    openingHours: null,
    phones: '',
    ...given,
  };
}

async function add(name: string, given: Partial<TypedSubdivision> = {}): Promise<number> {
  const result = await addSubdivision(portal, head, organizationId, typed(name, given));
  if (result.outcome !== 'added') throw new Error(result.outcome);
  return result.id;
}

const keyOf = (id: number) => ({ organizationId, id });
const namesOf = (list: ReadonlyArray<{ nameRu: string }>) => list.map(({ nameRu }) => nameRu);

async function offered(): Promise<string[]> {
  return namesOf((await readQuestionnaireForm(portal, organizationId, citizen))!.subdivisions);
}

function rate(subdivision: number, person = citizen) {
  const fields = questionnaire(4, { subdivision: [String(subdivision)], comment: ['Спасибо'] });
  return submitRating(portal, person, organizationId, fields);
}

async function isFound(q: string): Promise<boolean> {
  const { organizations } = await searchOrganizations(portal.db, { q, limit: 100 });
  return organizations.some(({ id }) => id === organizationId);
}

test('a new subdivision stands in the profile, the questionnaire and search at once', async () => {
  const live = await portal.standings.current();
  const revision = live.revisionOf(organizationId);
  await add(' Травматологический   пункт ', {
    addressRu: 'ул. Незабудковая, 7',
    phones: '+375 17 200-00-01\n2000002',
    lat: '52,1',
    lon: '26.1',
    openingHours: 'Mo-Fr 08:00-20:00',
  });
  const page = await readProfilePage(portal, organizationId);
  expect(page?.subdivisions).toMatchObject([
    {
      nameRu: 'Травматологический пункт',
      addressRu: 'ул. Незабудковая, 7',
      phones: ['+375 17 200-00-01', '2000002'],
      openingHours: 'Mo-Fr 08:00-20:00',
    },
  ]);
  expect(await offered()).toEqual(['Травматологический пункт']);
  expect(await isFound('незабудковая')).toBe(true);
  expect(live.revisionOf(organizationId)).toBeGreaterThan(revision);
});

describe('the order', () => {
  test('is the one that the organisation chose, everywhere', async () => {
    await add('Первое');
    const second = await add('Второе');
    const third = await add('Третье');
    expect(await moveSubdivision(portal, head, keyOf(third), 'up')).toEqual({
      outcome: 'moved',
      place: 2,
      of: 3,
    });
    await moveSubdivision(portal, head, keyOf(third), 'up');
    await moveSubdivision(portal, head, keyOf(second), 'down');
    expect(await offered()).toEqual(['Третье', 'Первое', 'Второе']);
    expect(namesOf((await readProfilePage(portal, organizationId))!.subdivisions)).toEqual([
      'Третье',
      'Первое',
      'Второе',
    ]);
    expect(namesOf((await readSubdivisionList(portal, head, organizationId))!.open)).toEqual([
      'Третье',
      'Первое',
      'Второе',
    ]);
  });

  test('stays whole when two move at once, and at its ends', async () => {
    const ids = [await add('А'), await add('Б'), await add('В')];
    await Promise.all(ids.map((id) => moveSubdivision(portal, head, keyOf(id), 'up')));
    expect((await offered()).toSorted()).toEqual(['А', 'Б', 'В']);
    const first = (await readSubdivisionList(portal, head, organizationId))!.open[0]!;
    expect(await moveSubdivision(portal, head, keyOf(first.id), 'up')).toMatchObject({ place: 1 });
    expect((await offered())[0]).toBe(first.nameRu);
  });
});

describe('a closed subdivision', () => {
  test('keeps its ratings and comments, and cannot be chosen any more', async () => {
    const id = await add('Регистратура');
    expect((await rate(id)).outcome).toBe('rated');
    expect(await closeSubdivision(portal, head, keyOf(id))).toEqual({ outcome: 'closed' });
    expect(await offered()).toEqual([]);
    expect(await isFound('регистратура')).toBe(false);
    const [comment] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
    expect(comment?.subdivision?.nameRu).toBe('Регистратура');
    const list = await readSubdivisionList(portal, head, organizationId);
    expect(list).toMatchObject({ open: [], closed: [{ id, ratings: 1 }] });
    const page = await readProfilePage(portal, organizationId, { subdivisionId: id });
    expect(page).toMatchObject({ subdivisions: [], subdivision: { nameRu: 'Регистратура' } });
  });

  test('is refused at its field when it was closed while the form was filled in', async () => {
    const id = await add('Касса');
    await closeSubdivision(portal, head, keyOf(id));
    expect(await rate(id)).toEqual({ outcome: 'invalid', problems: { subdivision: 'unknown' } });
  });

  test('is neither edited nor closed again', async () => {
    const id = await add('Касса');
    await closeSubdivision(portal, head, keyOf(id));
    expect(await closeSubdivision(portal, head, keyOf(id))).toEqual({ outcome: 'not-found' });
    expect(await editSubdivision(portal, head, keyOf(id), typed('Новая'), 2)).toEqual({
      outcome: 'not-found',
    });
  });

  test('is opened again as the last one, unless its name was taken meanwhile', async () => {
    const first = await add('Касса');
    await closeSubdivision(portal, head, keyOf(first));
    const second = await add('касса');
    expect(await reopenSubdivision(portal, head, keyOf(first))).toEqual({ outcome: 'name-taken' });
    const { version } = (await readEditableSubdivision(portal, head, keyOf(second)))!.subdivision;
    await editSubdivision(portal, head, keyOf(second), typed('Окно'), version);
    expect(await reopenSubdivision(portal, head, keyOf(first))).toEqual({ outcome: 'reopened' });
    expect(await offered()).toEqual(['Окно', 'Касса']);
    expect(await rate(first)).toMatchObject({ outcome: 'rated' });
  });
});

test.each<[string, Partial<TypedSubdivision>, Record<string, string>]>([
  ['no name', { nameBe: ' ' }, { nameBe: 'missing' }],
  ['a name of 501 characters', { nameRu: 'я'.repeat(501) }, { nameRu: 'too-long' }],
  ['broken UTF-8', { addressRu: 'ул.\uFFFD' }, { addressRu: 'damaged' }],
  ['a point in Warsaw', { lat: '52,2297', lon: '21,0122' }, { lat: 'abroad' }],
  ['half a point', { lon: '26' }, { lat: 'half-a-point' }],
  ['a telephone in words', { phones: 'спросите Аню' }, { phones: 'not-a-phone' }],
])('%s is refused at its field, and nothing is stored', async (_, given, problems) => {
  const result = await addSubdivision(portal, head, organizationId, typed('Имя', given));
  expect(result).toEqual({ outcome: 'invalid', problems });
  const id = await add('Есть');
  expect(await editSubdivision(portal, head, keyOf(id), typed('Имя', given), 1)).toEqual(result);
  expect(await offered()).toEqual(['Есть']);
});

test('of two added at once under one name, one stands', async () => {
  const results = await Promise.all([
    addSubdivision(portal, head, organizationId, typed('Архив')),
    addSubdivision(portal, head, organizationId, typed('АРХИВ')),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'invalid']);
  expect(results).toContainEqual({
    outcome: 'invalid',
    problems: { nameRu: 'doubled', nameBe: 'doubled' },
  });
});

test('of two who edit one at once, the second is told what the first saved', async () => {
  const id = await add('Приёмная');
  const results = await Promise.all([
    editSubdivision(portal, head, keyOf(id), typed('Приёмная', { phones: '2000001' }), 1),
    editSubdivision(portal, head, keyOf(id), typed('Приёмная', { addressRu: 'ул. 2' }), 1),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'saved']);
  const told = results.find((result) => result.outcome === 'changed-meanwhile');
  expect(told).toMatchObject({ theirs: { version: 2 } });
});

test('there is an end to them', async () => {
  await portal.db
    .insertInto('subdivisions')
    .values(
      Array.from({ length: MOST_OPEN }, (_, index) => ({
        organization_id: organizationId,
        name_ru: `№ ${index}`,
        name_be: `№ ${index}`,
      })),
    )
    .execute();
  expect(await addSubdivision(portal, head, organizationId, typed('Ещё'))).toEqual({
    outcome: 'too-many',
  });
});

test('nobody changes those of another organisation, nor without the right to', async () => {
  const id = await add('Канцелярия');
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  const reader = await addResponsiblePerson(portal, organizationId, { may_edit: false });
  for (const person of [stranger, reader]) {
    expect(await readSubdivisionList(portal, person, organizationId)).toBeNull();
    expect(await readEditableSubdivision(portal, person, keyOf(id))).toBeNull();
    const results = await Promise.all([
      addSubdivision(portal, person, organizationId, typed('Чужое')),
      editSubdivision(portal, person, keyOf(id), typed('Чужое'), 1),
      moveSubdivision(portal, person, keyOf(id), 'up'),
      closeSubdivision(portal, person, keyOf(id)),
      reopenSubdivision(portal, person, keyOf(id)),
    ]);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['not-found']));
  }
  // With the right to edit one's own, nobody reaches somebody else's by its id.
  const own = await addOrganization(portal);
  const other = await addResponsiblePerson(portal, own);
  const key = { organizationId: own, id };
  expect(await closeSubdivision(portal, other, key)).toEqual({ outcome: 'not-found' });
  await expect(closeSubdivision(portal, citizen, keyOf(id))).rejects.toThrow(NotAllowed);
  expect(await offered()).toEqual(['Канцелярия']);
});

test('the log tells who changed what', async () => {
  const id = await add('Бухгалтерия');
  await editSubdivision(portal, head, keyOf(id), typed('Касса'), 1);
  await closeSubdivision(portal, head, keyOf(id));
  const operator: Person = { ...head, role: 'operator' };
  const filter = { subject: 'subdivision', subjectId: String(id) };
  const { rows: entries } = await readAudit(portal, operator, filter, { before: null, limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual([
    'subdivision-closed',
    'subdivision-edited',
    'subdivision-added',
  ]);
  expect(entries[1]).toMatchObject({
    actor: head.login,
    before: { nameRu: 'Бухгалтерия' },
    after: { nameRu: 'Касса' },
  });
});
