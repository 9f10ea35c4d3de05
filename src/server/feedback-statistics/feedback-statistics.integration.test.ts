import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import { writeSpreadsheet } from '#server/platform/spreadsheet/index.ts';
import { submitRating, withdrawRating } from '#server/ratings/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { groupSums } from './group-sums.ts';
import { readStatistics, statisticsSheet } from './index.ts';

let portal: TestPortal;
let head: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId);
});

async function rate(
  on: string,
  scores: number | readonly [number, number, number, number],
  more: Record<string, string[]> = {},
  organization = organizationId,
): Promise<{ citizen: Person; ratingId: number }> {
  const citizen = await addCitizen(portal.db);
  portal.setClock(`${on}T09:00:00Z`);
  const result = await submitRating(portal, citizen, organization, questionnaire(scores, more));
  portal.setClock('2026-06-15T09:00:00Z');
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return { citizen, ratingId: result.ratingId };
}

async function read(from: string | null = null, to: string | null = null) {
  return (await readStatistics(portal, head, organizationId, { from, to }))!;
}

describe('numbers of a period', () => {
  test('by month, weekday, mark and criterion, and those of as many days before', async () => {
    await rate('2026-04-30', [1, 1, 1, 1]);
    await rate('2026-05-01', [5, 4, 3, 4]); // a Friday
    await rate('2026-05-31', [5, 5, 5, 5]); // a Sunday
    const { citizen, ratingId } = await rate('2026-05-20', [1, 1, 1, 1]);
    await withdrawRating(portal, citizen, organizationId, ratingId);
    const { sums, before } = await read('2026-05-01', '2026-05-31');
    expect(sums).toMatchObject({ n: 2, mean: 4.5, marks: [0, 0, 0, 1, 1] });
    expect(sums.criteria).toEqual({
      simplicity: 5,
      information: 4.5,
      timeliness: 4,
      courtesy: 4.5,
    });
    expect(sums.months).toEqual([{ month: '2026-05-01', n: 2, mean: 4.5 }]);
    expect(sums.weekdays.filter(({ n }) => n > 0)).toEqual([
      { weekday: 5, n: 1, mean: 4 },
      { weekday: 7, n: 1, mean: 5 },
    ]);
    expect(before).toMatchObject({
      n: 1,
      mean: 1,
      period: { from: '2026-03-31', to: '2026-04-30' },
    });
  });

  test('by subdivision, also a closed one, and by service item', async () => {
    const { id } = await portal.db
      .insertInto('subdivisions')
      .values({ organization_id: organizationId, name_ru: 'Касса', name_be: 'Каса' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const [item] = portal.reference.serviceItems.keys();
    await portal.db
      .updateTable('organizations')
      .set({ service_item_ids: [item!] })
      .where('id', '=', organizationId)
      .execute();
    await rate('2026-06-01', 2, { subdivision: [String(id)], service: [item!] });
    await rate('2026-06-02', 4, { service: [item!] });
    await rate('2026-06-03', 5, { subdivision: [String(id)], 'service-text': ['Приём'] });
    await portal.db
      .updateTable('subdivisions')
      .set({ closed_at: portal.clock() })
      .where('id', '=', id)
      .execute();
    const { sums, services } = await read();
    expect(sums.subdivisions).toEqual([
      { id, nameRu: 'Касса', nameBe: 'Каса', n: 2, mean: 3.5 },
      { id: null, nameRu: '', nameBe: '', n: 1, mean: 4 },
    ]);
    expect(services).toEqual([
      { serviceItemId: item, n: 2, mean: 3 },
      { serviceItemId: null, n: 1, mean: 5 },
    ]);
  });

  test('without ratings, nothing is made up', async () => {
    const { sums, before, services, words } = await read();
    expect(sums).toMatchObject({ n: 0, mean: null, criteria: null, subdivisions: [] });
    expect(sums.months).toHaveLength(13);
    expect([before.mean, services, words.low]).toEqual([null, [], { words: [], of: 0 }]);
  });
});

test('is compared with all of its sphere, region and country in the window of the ranking', async () => {
  const others = { sphere: 'culture', region: 'gomel-region', district: undefined };
  organizationId = await addOrganization(portal, others);
  head = await addResponsiblePerson(portal, organizationId);
  const neighbour = await addOrganization(portal, { region: 'gomel-region' });
  const sameSphere = await addOrganization(portal, { sphere: 'culture' });
  await rate('2026-06-01', 5);
  await rate('2026-06-01', 3, {}, neighbour);
  await rate('2026-06-01', 2, {}, sameSphere);
  const { comparison } = await read();
  expect(comparison.period).toEqual({ from: '2025-06-16', to: '2026-06-15' });
  const [own, sphere, region, country] = comparison.groups;
  expect(own).toMatchObject({ kind: 'own', n: 1, mean: 5 });
  expect(sphere).toMatchObject({ kind: 'sphere', id: 'culture', n: 2, mean: 3.5 });
  expect(sphere?.organizations).toBe(2);
  expect(region).toMatchObject({ kind: 'region', id: 'gomel-region', n: 2, mean: 4 });
  const national = (await portal.standings.current()).national;
  expect(country).toMatchObject({ kind: 'country', n: national.n });
  expect(country?.mean).toBeCloseTo(national.mean!, 12);
});

test('is compared over the chosen days, with what was merged into it', async () => {
  const place = { sphere: 'sport-tourism', region: 'grodno-region', district: undefined };
  organizationId = await addOrganization(portal, place);
  head = await addResponsiblePerson(portal, organizationId);
  const predecessor = await addOrganization(portal, { sphere: 'culture' });
  const hidden = await addOrganization(portal, place);
  const neighbour = await addOrganization(portal, place);
  await rate('2024-09-30', 1);
  await rate('2024-10-01', 5);
  await rate('2024-10-02', 3, {}, predecessor);
  await rate('2024-10-31', 2, {}, neighbour);
  await rate('2024-10-31', 1, {}, hidden);
  await rate('2024-11-01', 1, {}, neighbour);
  await portal.db
    .updateTable('organizations')
    .set({ suspended_at: portal.clock(), suspended_reason: 'Проверка' })
    .where('id', '=', hidden)
    .execute();
  await portal.db
    .updateTable('organizations')
    .set({ merged_into: organizationId, merged_on: '2026-01-01' })
    .set({ merged_by_document: 'Приказ', merged_reason: 'Слияние' })
    .where('id', '=', predecessor)
    .execute();
  await portal.standings.catalogueChanged();
  const { comparison } = await read('2024-10-01', '2024-10-31');
  expect(comparison).toEqual({
    period: { from: '2024-10-01', to: '2024-10-31' },
    groups: [
      { kind: 'own', id: null, organizations: 1, n: 2, mean: 4 },
      { kind: 'sphere', id: 'sport-tourism', organizations: 2, n: 3, mean: 10 / 3 },
      { kind: 'region', id: 'grodno-region', organizations: 2, n: 3, mean: 10 / 3 },
      { kind: 'country', id: null, organizations: 2, n: 3, mean: 10 / 3 },
    ],
  });
});

test('when too many periods are asked for at once, the last are compared over the ranking', async () => {
  await rate('2026-06-01', 5);
  const read = (day: number) => groupSums(portal.db, { from: `2026-03-0${day}`, to: '2026-06-15' });
  const asked = await Promise.all([1, 2, 3, 4, 5].map(read));
  expect(asked.map((sums) => sums !== null)).toEqual([true, true, true, false, false]);
  // Later they can be had.
  expect((await read(4))?.country.n).toBe(asked[0]?.country.n);
});

describe('frequent words', () => {
  const say = (on: string, score: number, comment: string) =>
    rate(on, score, { comment: [comment] });

  test('are told apart by their stems, counted by comment, and shown as written', async () => {
    await say('2026-06-01', 1, 'Очередь, очередь и ещё раз очередь! Врачи опаздывают.');
    await say('2026-06-02', 2, 'Стоял в очереди к врачу. Талонов нет');
    await say('2026-06-03', 2, 'Очередь до лестницы');
    await say('2026-06-04', 5, 'Вежливый врач, спасибо');
    await say('2026-06-05', 5, 'Спасибо вежливому врачу');
    const { low, high } = (await read()).words;
    expect(low).toEqual({
      of: 3,
      words: [{ word: 'очередь', comments: 3 }, expect.objectContaining({ comments: 2 })],
    });
    expect(['врачи', 'врачу']).toContain(low.words[1]?.word);
    expect(high.words.map(({ comments }) => comments)).toEqual([2, 2, 2]);
    expect(high.words.map(({ word }) => word)).toContain('спасибо');
  });

  test('of Belarusian comments are whole words, and its small words are left out', async () => {
    await say('2026-06-01', 5, 'Вельмі ўважлівы ўрач, дзякуй за аб’ектыўнасць');
    await say('2026-06-02', 5, 'Дзякуй, вельмі ўважлівы персанал. Аб’ектыўнасць!');
    const words = (await read()).words.high.words.map(({ word }) => word);
    expect(words.sort()).toEqual(['аб’ектыўнасць', 'дзякуй', 'ўважлівы'].sort());
  });

  test('leave out what nobody else sees, what is masked, and other periods', async () => {
    await say('2026-06-01', 1, 'Хамы и бездари за стеклом');
    await say('2026-06-02', 1, 'Бездари и хамы за стеклом');
    await say('2025-01-02', 1, 'Потеряли карточку');
    await say('2025-01-03', 1, 'Снова потеряли карточку');
    await say('2026-06-03', 1, 'Пишите мне secret@example.org');
    await say('2026-06-04', 1, 'Жду ответа secret@example.org');
    expect((await read()).words.low).toEqual({ words: [], of: 2 });
  });
});

test('the export says what the page says', async () => {
  await rate('2026-06-01', [5, 4, 3, 4], { comment: ['Быстро и удобно'] });
  await rate('2026-06-02', 4, { comment: ['Удобно'] });
  const statistics = await read('2026-06-01', '2026-06-15');
  const sheet = statisticsSheet(statistics, portal.reference, 'ru');
  const csv = await text(writeSpreadsheet('csv', sheet));
  expect(csv).toContain('"За весь период";"2026-06-01 – 2026-06-15";2;4;\r\n');
  expect(csv).toContain('"По критериям";"Соблюдение установленных сроков";2;3.5;\r\n');
  expect(csv).toContain('"По месяцам";"2026-06";2;4;\r\n');
  expect(csv).toContain('"По дням недели";"понедельник";1;4;\r\n');
  expect(csv).toContain(';"удобно";2;;\r\n');
});

test("somebody else's statistics are not there", async () => {
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  const asked = { from: null, to: null };
  expect(await readStatistics(portal, stranger, organizationId, asked)).toBeNull();
  const citizen = await addCitizen(portal.db);
  await expect(readStatistics(portal, citizen, organizationId, asked)).rejects.toThrow(NotAllowed);
});
