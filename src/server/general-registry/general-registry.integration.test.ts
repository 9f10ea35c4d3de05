import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { makeUnp } from '#domain/organization/unp.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { submitRating, withdrawRating } from '#server/ratings/index.ts';
import { indexOrganizations, searchOrganizations } from '#server/search/index.ts';
import { recomputeStandings } from '#server/standings/index.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  correctRegistration,
  mergeOrganization,
  readRegistered,
  readRegistry,
  readRegistryFilter,
  readWholeRegistry,
  restoreOrganization,
  suspendOrganization,
  undoMerger,
} from './index.ts';

let portal: TestPortal;
let operator: Person;
const visit = { origin: 'https://portal.example' };

beforeAll(async () => {
  portal = await openTestPortal();
  operator = await addOperator(portal.db);
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock('2026-06-15T09:00:00Z'));

async function addRegistered(name: string): Promise<number> {
  const id = await addOrganization(portal, { name });
  await portal.db
    .updateTable('organizations')
    .set({ registered_at: new Date('2026-01-10T09:00:00Z') })
    .where('id', '=', id)
    .execute();
  await indexOrganizations(portal.db, [id]);
  return id;
}

const rate = async (organizationId: number, score: number) => {
  const citizen = await addCitizen(portal.db);
  const result = await submitRating(portal, citizen, organizationId, questionnaire(score));
  return { citizen, result };
};
const sumsOf = async (id: number) => (await portal.standings.current()).sumsOf(id);
const lettersTo = async ({ email }: Person) =>
  (
    await portal.db.selectFrom('letters').select('body').where('recipient', '=', email).execute()
  ).map(({ body }) => body);
const find = async (q: string) =>
  (await searchOrganizations(portal.db, { q, limit: 10 })).organizations.map(({ id }) => id);
const list = async (query: string) =>
  (
    await readRegistry(portal, operator, readRegistryFilter(new URLSearchParams(query)), {
      before: null,
      limit: 50,
    })
  ).rows;
const merger = (successorId: number, more = {}) => ({
  successorId,
  mergedOn: '2026-06-15',
  document: 'приказ № 84',
  reason: 'Реорганизация',
  ...more,
});

describe('suspending', () => {
  test('hides an organisation everywhere, keeps its ratings, and tells who answers for it', async () => {
    const id = await addRegistered('Приостановочная контора');
    const responsible = await addResponsiblePerson(portal, id);
    await rate(id, 5);
    expect(await find('Приостановочная')).toEqual([id]);
    const reason = 'Сведения\r\nне подтверждены';
    expect(await suspendOrganization(portal, operator, id, reason, visit)).toEqual({
      outcome: 'done',
    });
    expect(await find('Приостановочная')).toEqual([]);
    const live = await portal.standings.current();
    expect(live.standing(id)).toBeUndefined();
    expect(live.sumsOf(id).n).toBe(1);
    expect((await rate(id, 5)).result).toEqual({ outcome: 'unknown-organization' });
    expect((await lettersTo(responsible)).join()).toContain('Сведения\nне подтверждены');
    expect(await readRegistered(portal, operator, id)).toMatchObject({
      state: 'suspended',
      suspension: { reason: 'Сведения\nне подтверждены' },
    });
    const log = await readAudit(
      portal,
      operator,
      { subject: 'organization', subjectId: `${id}` },
      {
        before: null,
        limit: 5,
      },
    );
    expect(log.rows[0]).toMatchObject({ action: 'organization-suspended' });

    expect(await suspendOrganization(portal, operator, id, 'ещё раз', visit)).toEqual({
      outcome: 'changed-meanwhile',
    });
    expect(await restoreOrganization(portal, operator, id, visit)).toEqual({ outcome: 'done' });
    expect(await find('Приостановочная')).toEqual([id]);
    expect((await portal.standings.current()).standing(id)?.n).toBe(1);
    expect(await restoreOrganization(portal, operator, id, visit)).toEqual({
      outcome: 'changed-meanwhile',
    });
  });

  test('needs a reason that can be read, and an organisation that exists', async () => {
    const id = await addRegistered('Без причины');
    const suspend = (reason: string, which = id) =>
      suspendOrganization(portal, operator, which, reason, visit);
    expect(await suspend(' \n ')).toEqual({ outcome: 'invalid', problem: 'missing' });
    expect(await suspend('\u0000')).toEqual({ outcome: 'invalid', problem: 'damaged' });
    expect(await suspend('я'.repeat(2001))).toEqual({ outcome: 'invalid', problem: 'too-long' });
    expect(await suspend('есть', 999_999)).toEqual({ outcome: 'not-found' });
  });
});

describe('merging', () => {
  test('adds the ratings to those of the successor, through a chain, and recomputing agrees', async () => {
    const [a, b, c] = [
      await addRegistered('Первая'),
      await addRegistered('Вторая'),
      await addRegistered('Третья'),
    ];
    const people = [await addResponsiblePerson(portal, a), await addResponsiblePerson(portal, b)];
    const { citizen, result } = await rate(a, 5);
    await rate(b, 3);
    await rate(c, 4);
    const { national } = await portal.standings.current();
    expect(await mergeOrganization(portal, operator, a, merger(b), visit)).toEqual({
      outcome: 'done',
    });
    expect(await mergeOrganization(portal, operator, b, merger(c), visit)).toEqual({
      outcome: 'done',
    });
    expect(await sumsOf(c)).toEqual({ n: 3, total: 48, totalSquared: 400 + 144 + 256 });
    expect(await sumsOf(a)).toMatchObject({ n: 1, total: 20 });
    const live = await portal.standings.current();
    expect(live.national).toMatchObject({ n: national.n, mean: national.mean });
    expect([a, b, c].map((id) => live.standing(id)?.n)).toEqual([undefined, undefined, 3]);
    expect(await find('Первая')).toEqual([]);
    expect((await rate(a, 5)).result).toEqual({ outcome: 'unknown-organization' });
    for (const person of people) expect((await lettersTo(person)).join()).toContain('приказ № 84');

    if (result.outcome !== 'rated') throw new Error(result.outcome);
    await withdrawRating(portal, citizen, a, result.ratingId);
    expect(await sumsOf(c)).toEqual({ n: 2, total: 28, totalSquared: 144 + 256 });
    const again = await recomputeStandings(portal.db, '2026-06-15');
    expect(again).toMatchObject({ differingDays: 0, differingStandings: 0 });

    expect(await readRegistered(portal, operator, c)).toMatchObject({
      state: 'published',
      ratings: 2,
      predecessors: [{ id: b, mergedOn: '2026-06-15' }],
    });
    expect((await readRegistered(portal, operator, a))?.merger).toMatchObject({
      successor: { id: b },
      document: 'приказ № 84',
      isLast: false,
    });
  });

  test('is undone as long as it is the last link', async () => {
    const [a, b, c] = [
      await addRegistered('Лишняя'),
      await addRegistered('Средняя'),
      await addRegistered('Последняя'),
    ];
    await rate(a, 5);
    await mergeOrganization(portal, operator, a, merger(b), visit);
    await mergeOrganization(portal, operator, b, merger(c), visit);
    const undo = (id: number, reason = 'Ошибка оператора') =>
      undoMerger(portal, operator, id, reason, visit);
    expect(await undo(a)).toEqual({ outcome: 'changed-meanwhile' });
    expect(await undo(b, '')).toEqual({ outcome: 'invalid', problem: 'missing' });
    expect(await undo(b)).toEqual({ outcome: 'done' });
    expect([(await sumsOf(b)).n, (await sumsOf(c)).n]).toEqual([1, 0]);
    expect(await undo(a)).toEqual({ outcome: 'done' });
    expect([(await sumsOf(a)).n, (await sumsOf(b)).n]).toEqual([1, 0]);
    expect(await find('Лишняя')).toEqual([a]);
    expect(await undo(a)).toEqual({ outcome: 'changed-meanwhile' });
  });

  test('into itself, a suspended or a merged one, on a wrong day, or without a basis is refused', async () => {
    const [a, b] = [await addRegistered('Откуда'), await addRegistered('Куда')];
    const problems = async (typed: ReturnType<typeof merger>) =>
      mergeOrganization(portal, operator, a, typed, visit);
    const refused = (problem: object) => ({ outcome: 'invalid', problems: problem });
    expect(await problems(merger(a))).toEqual(refused({ successor: 'itself' }));
    expect(await problems(merger(999_999))).toEqual(refused({ successor: 'unknown' }));
    expect(await problems(merger(b, { mergedOn: '2026-06-16' }))).toEqual(
      refused({ mergedOn: 'future' }),
    );
    expect(await problems(merger(b, { mergedOn: '2026-01-09' }))).toEqual(
      refused({ mergedOn: 'before-registration' }),
    );
    expect(await problems(merger(b, { mergedOn: 'вчера', document: ' ', reason: '' }))).toEqual(
      refused({ mergedOn: 'missing', document: 'missing', reason: 'missing' }),
    );
    await suspendOrganization(portal, operator, b, 'причина', visit);
    expect(await problems(merger(b))).toEqual(refused({ successor: 'suspended' }));
    await restoreOrganization(portal, operator, b, visit);
    await mergeOrganization(portal, operator, b, merger(a), visit);
    expect(await problems(merger(b))).toEqual(refused({ successor: 'merged' }));
    expect(await suspendOrganization(portal, operator, b, 'причина', visit)).toEqual({
      outcome: 'changed-meanwhile',
    });
  });

  test('of two mergers at once that would make a circle, one is made', async () => {
    const [a, b] = [await addRegistered('Круг один'), await addRegistered('Круг два')];
    const results = await Promise.all([
      mergeOrganization(portal, operator, a, merger(b), visit),
      mergeOrganization(portal, operator, b, merger(a), visit),
    ]);
    expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(results).toContainEqual({ outcome: 'invalid', problems: { successor: 'merged' } });
  });
});

describe('the list', () => {
  test('finds by the beginning of a UNP and of words, whatever the state', async () => {
    const id = await addRegistered('ГУ «Ёлочный дом № 7»');
    const unp = makeUnp(7, 4_321_001)!;
    await portal.db.updateTable('organizations').set({ unp }).where('id', '=', id).execute();
    await suspendOrganization(portal, operator, id, 'причина', visit);
    for (const q of [unp, unp.slice(0, 5), 'елочн дом', 'ЁЛОЧНЫЙ 7', 'дом гу']) {
      expect((await list(new URLSearchParams({ q }).toString())).map((row) => row.id)).toEqual([
        id,
      ]);
    }
    expect(await list('q=елочный+сад')).toEqual([]);
    expect((await list('q=елочный&state=suspended')).map((row) => row.state)).toEqual([
      'suspended',
    ]);
    expect(await list('q=елочный&state=published')).toEqual([]);
    expect(await list(`q=${"'); drop table organizations; --"}`)).toEqual([]);
  });

  test('narrows by state, place, sphere, type and persons, and pages by key', async () => {
    const id = await addOrganization(portal, { region: 'gomel-region', district: 'gomel-city' });
    await addResponsiblePerson(portal, id);
    const [row] = await list('region=gomel-region');
    expect(row).toMatchObject({ id, persons: 1, ratings: 0, state: 'published' });
    expect(await list('region=gomel-region&without=persons')).toEqual([]);
    expect(await list('region=gomel-region&type=school')).toEqual([]);
    expect(
      await list('region=gomel-region&sphere=justice-notary&type=civil-registry'),
    ).toHaveLength(1);
    const filter = readRegistryFilter(new URLSearchParams('without=persons&state=nonsense'));
    const first = await readRegistry(portal, operator, filter, { before: null, limit: 3 });
    expect(first.total).toEqual({ count: first.total.count, isAll: true });
    const second = await readRegistry(portal, operator, filter, {
      before: first.next,
      limit: 500,
    });
    expect(second.next).toBeNull();
    const exported: number[] = [];
    for await (const each of readWholeRegistry(portal, operator, filter)) exported.push(each.id);
    expect(exported).toEqual([...first.rows, ...second.rows].map((each) => each.id));
    expect(exported).toHaveLength(first.total.count);
    expect(exported).not.toContain(id);
  });
});

describe('corrections', () => {
  test('change UNP and parent, and refuse what cannot be', async () => {
    const [a, b] = [await addRegistered('Ниже'), await addRegistered('Выше')];
    const unps = await portal.db
      .selectFrom('organizations')
      .select(['id', 'unp'])
      .where('id', 'in', [a, b])
      .orderBy('id')
      .execute();
    const [ofA, ofB] = unps.map(({ unp }) => unp);
    const valid = '191234563';
    const correct = (id: number, unp: string, parentUnp: string, version = 1) =>
      correctRegistration(portal, operator, id, { unp, parentUnp }, version);
    expect(await correct(a, 'УНП 191234563', ofB!)).toEqual({ outcome: 'saved' });
    expect(await readRegistered(portal, operator, a)).toMatchObject({
      unp: valid,
      parent: { id: b },
      version: 2,
    });
    expect((await list(`q=${valid}`)).map(({ id }) => id)).toEqual([a]);
    expect(await correct(a, valid, '', 1)).toEqual({ outcome: 'changed-meanwhile' });
    expect(await correct(b, valid, '')).toMatchObject({ problems: { unp: 'taken' } });
    expect(await correct(b, '191234564', '0')).toEqual({
      outcome: 'invalid',
      problems: { unp: 'not-a-unp', parentUnp: 'unknown' },
    });
    const other = makeUnp(7, 5_000_001)!;
    expect(await correct(b, other, valid)).toMatchObject({ problems: { parentUnp: 'below' } });
    expect(await correct(b, other, ofB!)).toMatchObject({ problems: { parentUnp: 'itself' } });
    expect(ofA).not.toBe(valid);
  });
});

test.each(['citizen', 'organization', 'supervisor', 'methodologist'] as const)(
  'nothing of it is for a %s',
  async (role) => {
    const id = await addRegistered('Чужая');
    const person: Person = { ...(await addCitizen(portal.db)), role };
    const filter = readRegistryFilter(new URLSearchParams());
    const page = { before: null, limit: 1 };
    await expect(readRegistry(portal, person, filter, page)).rejects.toThrow(NotAllowed);
    expect(() => readWholeRegistry(portal, person, filter)).toThrow(NotAllowed);
    await expect(readRegistered(portal, person, id)).rejects.toThrow(NotAllowed);
    await expect(suspendOrganization(portal, person, id, 'x', visit)).rejects.toThrow(NotAllowed);
    await expect(mergeOrganization(portal, person, id, merger(1), visit)).rejects.toThrow(
      NotAllowed,
    );
    await expect(
      correctRegistration(portal, person, id, { unp: '', parentUnp: '' }, 1),
    ).rejects.toThrow(NotAllowed);
  },
);
