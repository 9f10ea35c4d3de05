import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { readProfilePage } from '#server/profile/index.ts';
import {
  ownServiceChoice,
  publishedComments,
  readQuestionnaireForm,
  submitRating,
} from '#server/ratings/index.ts';
import { readOneEntry, retireEntry } from '#server/reference-editing/index.ts';
import { indexOrganizations, searchOrganizations } from '#server/search/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  addOwnService,
  addServiceItems,
  MOST_OWN,
  readServicesPage,
  removeOwnService,
  removeServiceItem,
} from './index.ts';

let portal: TestPortal;
let head: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
  // The words of the catalogue are part of the index.
  await indexOrganizations(portal.db, 'all');
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  await portal.db
    .updateTable('organizations')
    .set({ service_item_ids: ['procedure-2.1'] })
    .where('id', '=', organizationId)
    .execute();
  head = await addResponsiblePerson(portal, organizationId);
});

async function page(q = '') {
  return (await readServicesPage(portal, head, organizationId, q))!;
}

async function isFound(q: string): Promise<boolean> {
  const { organizations } = await searchOrganizations(portal.db, { q, limit: 100 });
  return organizations.some(({ id }) => id === organizationId);
}

const OWN = { nameRu: ' Прокат   самокатов ', nameBe: 'Пракат самакатаў' };

test('items are found by words and codes, picked, and no longer offered then', async () => {
  const byWord = await page('заключение брак');
  expect(byWord.found.items.length).toBeGreaterThan(0);
  const ids = byWord.found.items.map(({ id }) => id);
  const result = await addServiceItems(portal, head, organizationId, ids);
  expect(result).toEqual({ outcome: 'added', count: ids.length });
  const after = await page('заключение брак');
  expect(after.items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(after.found).toEqual({ items: [], total: 0 });
  // It provides this procedure already.
  expect((await page('2.1')).found.items.map(({ code }) => code)).not.toContain('2.1');
  const shown = await readProfilePage(portal, organizationId);
  expect(shown?.organization.serviceItemIds).toEqual(expect.arrayContaining(ids));
});

test('what the operator retired is offered no more, and cannot be picked', async () => {
  const [retired] = (await page('справка')).found.items;
  const operator = { ...head, role: 'operator' as const };
  const key = { kind: 'service-items', id: retired!.id } as const;
  const setRetired = async (isRetired: boolean) => {
    const { version } = (await readOneEntry(portal, operator, key.kind, key.id))!;
    return retireEntry(portal, operator, key, isRetired, version);
  };
  expect(await setRetired(true)).toMatchObject({ outcome: 'saved' });
  expect((await page('справка')).found.items.map(({ id }) => id)).not.toContain(retired!.id);
  expect(await addServiceItems(portal, head, organizationId, [retired!.id])).toEqual({
    outcome: 'added',
    count: 0,
  });
  await setRetired(false);
});

test('what the catalogue does not have, and what was picked already, is left out', async () => {
  const ids = ['procedure-2.1', 'no-such-thing', ''];
  const result = await addServiceItems(portal, head, organizationId, ids);
  expect(result).toEqual({ outcome: 'added', count: 0 });
  expect((await page()).items.map(({ id }) => id)).toEqual(['procedure-2.1']);
});

test('of items picked at once by two, none is lost; a removed one stays in ratings', async () => {
  const [a, b] = (await page('справка')).found.items.map(({ id }) => id);
  await Promise.all([
    addServiceItems(portal, head, organizationId, [a!]),
    addServiceItems(portal, head, organizationId, [b!]),
  ]);
  expect((await page()).items.map(({ id }) => id)).toEqual(expect.arrayContaining([a, b]));
  const citizen = await addCitizen(portal.db);
  const fields = questionnaire(4, { service: [a!], comment: ['Спасибо'] });
  expect((await submitRating(portal, citizen, organizationId, fields)).outcome).toBe('rated');
  await removeServiceItem(portal, head, organizationId, a!);
  await removeServiceItem(portal, head, organizationId, a!);
  expect((await page()).items.map(({ id }) => id)).not.toContain(a);
  const [comment] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
  expect(comment?.serviceItemId).toBe(a);
});

test('a service in own words is shown, offered, found, and kept by ratings', async () => {
  expect(await addOwnService(portal, head, organizationId, OWN)).toEqual({ outcome: 'added' });
  const citizen = await addCitizen(portal.db);
  const form = (await readQuestionnaireForm(portal, organizationId, citizen))!;
  expect(form.ownServices).toMatchObject([{ nameRu: 'Прокат самокатов' }]);
  expect(await isFound('прокат самокатов')).toBe(true);
  const { id } = form.ownServices[0]!;
  const choice = ownServiceChoice(id);
  const fields = questionnaire(4, { service: [choice], comment: ['Удобно'] });
  expect((await submitRating(portal, citizen, organizationId, fields)).outcome).toBe('rated');
  await removeOwnService(portal, head, organizationId, id);
  expect((await readProfilePage(portal, organizationId))?.ownServices).toEqual([]);
  expect(await isFound('прокат самокатов')).toBe(false);
  const [comment] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
  expect(comment).toMatchObject({
    serviceItemId: null,
    serviceText: 'Прокат самокатов',
    serviceTextBe: 'Пракат самакатаў',
  });
  // Who still has the form open is told at the field.
  const late = await submitRating(portal, await addCitizen(portal.db), organizationId, fields);
  expect(late).toEqual({ outcome: 'invalid', problems: { service: 'unknown' } });
});

test.each<[string, { nameRu: string; nameBe: string }, object]>([
  ['an empty name', { nameRu: ' ', nameBe: 'Б' }, { nameRu: 'missing' }],
  ['a name of 301 characters', { ...OWN, nameBe: 'я'.repeat(301) }, { nameBe: 'too-long' }],
  ['broken UTF-8', { ...OWN, nameRu: 'Про\uFFFDкат' }, { nameRu: 'damaged' }],
])('%s is refused at its field', async (_, typed, problems) => {
  expect(await addOwnService(portal, head, organizationId, typed)).toEqual({
    outcome: 'invalid',
    problems,
  });
});

test('a service is named once, also when two name it at once, and there is an end to them', async () => {
  const results = await Promise.all([
    addOwnService(portal, head, organizationId, OWN),
    addOwnService(portal, head, organizationId, { ...OWN, nameRu: 'ПРОКАТ САМОКАТОВ' }),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'invalid']);
  await portal.db
    .insertInto('own_services')
    .values(
      Array.from({ length: MOST_OWN }, (_, index) => ({
        organization_id: organizationId,
        name_ru: `№ ${index}`,
        name_be: `№ ${index}`,
      })),
    )
    .execute();
  const more = { nameRu: 'Ещё', nameBe: 'Яшчэ' };
  expect(await addOwnService(portal, head, organizationId, more)).toEqual({ outcome: 'too-many' });
});

test('nobody changes those of another organisation, nor without the right to', async () => {
  await addOwnService(portal, head, organizationId, OWN);
  const { id } = (await page()).own[0]!;
  const other = await addOrganization(portal);
  const stranger = await addResponsiblePerson(portal, other);
  const reader = await addResponsiblePerson(portal, organizationId, { may_edit: false });
  for (const person of [stranger, reader]) {
    expect(await readServicesPage(portal, person, organizationId, '')).toBeNull();
    const results = await Promise.all([
      addServiceItems(portal, person, organizationId, ['procedure-2.1']),
      removeServiceItem(portal, person, organizationId, 'procedure-2.1'),
      addOwnService(portal, person, organizationId, OWN),
      removeOwnService(portal, person, organizationId, id),
    ]);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['not-found']));
  }
  await removeOwnService(portal, stranger, other, id);
  expect((await page()).own).toHaveLength(1);
  const citizen = await addCitizen(portal.db);
  await expect(removeOwnService(portal, citizen, organizationId, id)).rejects.toThrow(NotAllowed);
});

test('the log tells what was added and removed', async () => {
  await addOwnService(portal, head, organizationId, OWN);
  await removeServiceItem(portal, head, organizationId, 'procedure-2.1');
  const operator: Person = { ...head, role: 'operator' };
  const filter = { subject: 'organization', subjectId: String(organizationId) };
  const { rows: entries } = await readAudit(portal, operator, filter, { before: null, limit: 10 });
  expect(entries).toMatchObject([
    { action: 'services-edited', before: { removed: ['procedure-2.1'] } },
    { action: 'services-edited', after: { addedOwn: { nameRu: 'Прокат самокатов' } } },
  ]);
});
