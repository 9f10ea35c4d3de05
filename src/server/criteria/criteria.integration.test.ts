import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { MOST_CRITERIA } from '#domain/rating/additional-criterion.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import {
  answerField,
  readQuestionnaireForm,
  submitRating,
  withdrawRating,
} from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  answerFor,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  addCriterion,
  editCriterion,
  moveCriterion,
  readCriteria,
  readCriterionResults,
  restoreCriterion,
  retireCriterion,
  type TypedCriterion,
} from './index.ts';

let portal: TestPortal;
let head: Person;
let id: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  head = { ...(await addCitizen(portal.db)), role: 'organization' };
  id = await addOrganization(portal);
  await answerFor(portal, head, id);
});

const WAITING: TypedCriterion = {
  questionRu: 'Удобно ли ждать?',
  questionBe: 'Ці зручна чакаць?',
  scale: 'score',
  validFrom: '',
  validUntil: '',
};
const SIGNS: TypedCriterion = {
  questionRu: 'Есть ли указатели?',
  questionBe: 'Ці ёсць указальнікі?',
  scale: 'yes-no',
  validFrom: '',
  validUntil: '',
};

async function add(typed: TypedCriterion, person = head): Promise<number> {
  const result = await addCriterion(portal, person, id, typed);
  if (result.outcome !== 'saved') throw new Error(JSON.stringify(result));
  return result.criterionId;
}

const key = (criterionId: number) => ({ organizationId: id, criterionId });

async function held(criterionId: number) {
  return (await readCriteria(portal, head, id))!.criteria.find((one) => one.id === criterionId)!;
}

async function edit(criterionId: number, given: Partial<TypedCriterion>) {
  const { revision, questionRu, questionBe, scale } = await held(criterionId);
  const typed = { questionRu, questionBe, scale, validFrom: '', validUntil: '', ...given };
  return editCriterion(portal, head, key(criterionId), typed, revision);
}

/** What a new citizen is asked. */
async function asked(): Promise<string[]> {
  const form = await readQuestionnaireForm(portal, id, await addCitizen(portal.db));
  return form!.additionalCriteria.map(({ questionRu }) => questionRu);
}

/** A citizen answers one wording. */
async function answer(wordingId: number, text: string) {
  const citizen = await addCitizen(portal.db);
  const fields = questionnaire(4, { [answerField(wordingId)]: [text] });
  return { citizen, result: await submitRating(portal, citizen, id, fields) };
}

async function results(criterionId: number) {
  const { wordings } = (await readCriterionResults(portal, head, id, criterionId))!;
  return wordings.map(({ questionRu, n, mean }) => [questionRu, n, mean]);
}

describe('a criterion', () => {
  test('is asked once it is added, in the order of the cabinet', async () => {
    await add(WAITING);
    const second = await add(SIGNS);
    expect(await asked()).toEqual([WAITING.questionRu, SIGNS.questionRu]);
    expect(await moveCriterion(portal, head, key(second), -1)).toMatchObject({ outcome: 'saved' });
    expect(await asked()).toEqual([SIGNS.questionRu, WAITING.questionRu]);
    await moveCriterion(portal, head, key(second), -1);
    expect(await asked()).toEqual([SIGNS.questionRu, WAITING.questionRu]);
  });

  test('is asked within its period alone, both days included', async () => {
    await add({ ...WAITING, validFrom: '2026-06-16', validUntil: '2026-06-17' });
    const days = ['15', '16', '17', '18'];
    const seen = [];
    for (const day of days) {
      portal.setClock(`2026-06-${day}T09:00:00Z`);
      seen.push((await asked()).length);
    }
    expect(seen).toEqual([0, 1, 1, 0]);
  });

  test('never counts towards the ranking', async () => {
    const criterionId = await add(WAITING);
    await answer((await held(criterionId)).wordingId, '1');
    const sums = (await portal.standings.current()).sumsOf(id);
    expect(sums).toMatchObject({ n: 1, total: 16 });
  });

  test('leaves its change in the log', async () => {
    const criterionId = await add(WAITING);
    await edit(criterionId, { questionRu: 'Где ждали?' });
    await retireCriterion(portal, head, key(criterionId));
    const operator = { ...head, role: 'operator' as const };
    const filter = { subject: 'criterion', subjectId: String(criterionId) };
    const { rows: log } = await readAudit(portal, operator, filter, { before: null, limit: 10 });
    expect(log.map(({ action }) => action)).toEqual([
      'criterion-retired',
      'criterion-edited',
      'criterion-added',
    ]);
  });
});

describe('answers', () => {
  test('stay with the wording that was asked', async () => {
    const criterionId = await add(WAITING);
    const first = (await held(criterionId)).wordingId;
    await answer(first, '5');
    await edit(criterionId, { questionRu: 'Удобно ли было сидеть?' });
    await answer((await held(criterionId)).wordingId, '2');
    expect(await results(criterionId)).toEqual([
      ['Удобно ли было сидеть?', 1, 2],
      [WAITING.questionRu, 1, 5],
    ]);
  });

  test('to a changed period alone are counted on', async () => {
    const criterionId = await add(WAITING);
    await answer((await held(criterionId)).wordingId, '5');
    await edit(criterionId, { validUntil: '2026-12-31' });
    await answer((await held(criterionId)).wordingId, '4');
    expect(await results(criterionId)).toEqual([[WAITING.questionRu, 2, 4.5]]);
  });

  test('with yes and no become the share of yes, by month', async () => {
    const criterionId = await add(SIGNS);
    const { wordingId } = await held(criterionId);
    for (const text of ['1', '1', '0']) await answer(wordingId, text);
    portal.setClock('2026-07-01T09:00:00Z');
    await answer(wordingId, '0');
    const { wordings } = (await readCriterionResults(portal, head, id, criterionId))!;
    expect(wordings[0]).toMatchObject({ n: 4, mean: 0.5 });
    expect(wordings[0]!.months).toEqual([
      { month: '2026-07', n: 1, mean: 0 },
      { month: '2026-06', n: 3, mean: 2 / 3 },
    ]);
  });

  test('of a withdrawn rating do not count', async () => {
    const criterionId = await add(WAITING);
    const { citizen, result } = await answer((await held(criterionId)).wordingId, '5');
    if (result.outcome !== 'rated') throw new Error('not rated');
    await withdrawRating(portal, citizen, id, result.ratingId);
    expect(await results(criterionId)).toEqual([[WAITING.questionRu, 0, null]]);
  });

  test.each([
    [WAITING, '0'],
    [WAITING, '6'],
    [SIGNS, '5'],
    [SIGNS, 'да'],
  ])('of another scale are refused', async (typed, text) => {
    const { wordingId } = await held(await add(typed));
    const { result } = await answer(wordingId, text);
    expect(result).toEqual({
      outcome: 'invalid',
      problems: { [answerField(wordingId)]: 'not-a-score' },
    });
  });

  test('of one rating to two wordings are one answer, to the present wording', async () => {
    const criterionId = await add(WAITING);
    const first = (await held(criterionId)).wordingId;
    await edit(criterionId, { questionRu: 'Иначе?' });
    const present = (await held(criterionId)).wordingId;
    const fields = questionnaire(4, { [answerField(first)]: ['1'], [answerField(present)]: ['5'] });
    await submitRating(portal, await addCitizen(portal.db), id, fields);
    expect(await results(criterionId)).toEqual([
      ['Иначе?', 1, 5],
      [WAITING.questionRu, 0, null],
    ]);
  });
});

describe('while somebody fills in the questionnaire, a criterion is', () => {
  test('retired: the rating counts, and so does the answer', async () => {
    const criterionId = await add(WAITING);
    const { wordingId } = await held(criterionId);
    await retireCriterion(portal, head, key(criterionId));
    expect((await answer(wordingId, '3')).result.outcome).toBe('rated');
    expect(await results(criterionId)).toEqual([[WAITING.questionRu, 1, 3]]);
  });

  test('changed: the answer stays with the question that was read', async () => {
    const criterionId = await add(WAITING);
    const { wordingId } = await held(criterionId);
    await edit(criterionId, { questionRu: 'Иначе?' });
    await answer(wordingId, '3');
    expect(await results(criterionId)).toEqual([
      ['Иначе?', 0, null],
      [WAITING.questionRu, 1, 3],
    ]);
  });

  test('over at midnight: the answer still counts', async () => {
    const criterionId = await add({ ...WAITING, validUntil: '2026-06-15' });
    portal.setClock('2026-06-16T05:00:00Z');
    await answer((await held(criterionId)).wordingId, '3');
    expect(await results(criterionId)).toEqual([[WAITING.questionRu, 1, 3]]);
  });

  test('retired two days ago: the rating counts without the answer', async () => {
    const criterionId = await add(WAITING);
    const { wordingId } = await held(criterionId);
    await retireCriterion(portal, head, key(criterionId));
    portal.setClock('2026-06-17T09:00:01Z');
    expect((await answer(wordingId, '3')).result.outcome).toBe('rated');
    expect(await results(criterionId)).toEqual([[WAITING.questionRu, 0, null]]);
  });
});

describe('there are at most ten', () => {
  const numbered = (number: number): TypedCriterion => ({
    ...WAITING,
    questionRu: `Вопрос ${number}?`,
    questionBe: `Пытанне ${number}?`,
  });

  test('also when the tenth and the eleventh are added at once', async () => {
    for (let number = 1; number < MOST_CRITERIA; number += 1) await add(numbered(number));
    const both = await Promise.all(
      [10, 11].map((number) => addCriterion(portal, head, id, numbered(number))),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'too-many']);
  });

  test('a retired one leaves its place, and comes back only when there is one', async () => {
    const ids = [];
    for (let number = 1; number <= MOST_CRITERIA; number += 1)
      ids.push(await add(numbered(number)));
    await retireCriterion(portal, head, key(ids[0]!));
    await add(numbered(11));
    expect(await restoreCriterion(portal, head, key(ids[0]!))).toEqual({ outcome: 'too-many' });
    await retireCriterion(portal, head, key(ids[1]!));
    expect(await restoreCriterion(portal, head, key(ids[0]!))).toMatchObject({ outcome: 'saved' });
    expect(await asked()).toHaveLength(MOST_CRITERIA);
  });

  test('asks no question twice, also when a retired one is restored', async () => {
    const first = await add({ ...WAITING, questionRu: 'Дубль?', questionBe: 'Дубль?' });
    await retireCriterion(portal, head, key(first));
    await add({ ...WAITING, questionRu: 'Дубль?', questionBe: 'Двайнік?' });
    expect(await restoreCriterion(portal, head, key(first))).toEqual({
      outcome: 'invalid',
      problems: { questionRu: 'doubled' },
    });
    expect(await asked()).toHaveLength(1);
  });
});

describe('refused is', () => {
  test.each<[string, Partial<TypedCriterion>, object]>([
    ['an empty question', { questionBe: '  ' }, { questionBe: 'missing' }],
    ['a question of 301 characters', { questionRu: 'я'.repeat(301) }, { questionRu: 'too-long' }],
    ['a damaged question', { questionRu: 'Что\u0000?' }, { questionRu: 'damaged' }],
    ['an unknown scale', { scale: 'stars' }, { scale: 'unknown' }],
    ['a day that does not exist', { validFrom: '2026-02-30' }, { validFrom: 'not-a-day' }],
    [
      'a period that ends before it begins',
      { validFrom: '2026-07-02', validUntil: '2026-07-01' },
      { validUntil: 'ends-before' },
    ],
    ['a period that is over', { validUntil: '2026-06-14' }, { validUntil: 'over' }],
  ])('%s', async (_, given, problems) => {
    const result = await addCriterion(portal, head, id, { ...WAITING, ...given });
    expect(result).toEqual({ outcome: 'invalid', problems });
  });

  test('a question that is asked already', async () => {
    await add(WAITING);
    expect(await addCriterion(portal, head, id, WAITING)).toEqual({
      outcome: 'invalid',
      problems: { questionRu: 'doubled' },
    });
  });

  test('a change of what a colleague changed meanwhile, with what the colleague saved', async () => {
    const criterionId = await add(WAITING);
    const { revision } = await held(criterionId);
    await edit(criterionId, { questionRu: 'Первый?' });
    const second = await editCriterion(
      ...([portal, head, key(criterionId)] as const),
      { ...WAITING, questionRu: 'Второй?' },
      revision,
    );
    expect(second).toMatchObject({
      outcome: 'changed-meanwhile',
      theirs: { questionRu: 'Первый?' },
    });
    expect(await asked()).toEqual(['Первый?']);
  });

  test("another organisation's criterion, also by its number", async () => {
    const criterionId = await add(WAITING);
    const stranger = { ...(await addCitizen(portal.db)), role: 'organization' as const };
    const other = await addOrganization(portal);
    await answerFor(portal, stranger, other);
    const none = { outcome: 'not-found' };
    expect(await readCriteria(portal, stranger, id)).toBeNull();
    expect(await readCriterionResults(portal, stranger, other, criterionId)).toBeNull();
    expect(await addCriterion(portal, stranger, id, SIGNS)).toEqual(none);
    expect(await retireCriterion(portal, stranger, key(criterionId))).toEqual(none);
    const foreign = { organizationId: other, criterionId };
    expect(await editCriterion(portal, stranger, foreign, WAITING, 1)).toEqual(none);
    expect(await moveCriterion(portal, stranger, foreign, 1)).toEqual(none);
  });

  test('a change by who may only see', async () => {
    const reader = { ...(await addCitizen(portal.db)), role: 'organization' as const };
    await answerFor(portal, reader, id, { mayEdit: false });
    expect(await addCriterion(portal, reader, id, WAITING)).toEqual({ outcome: 'not-found' });
    expect(await readCriteria(portal, reader, id)).toMatchObject({ mayEdit: false });
  });

  test('anything by a citizen', async () => {
    const citizen = await addCitizen(portal.db);
    await expect(addCriterion(portal, citizen, id, WAITING)).rejects.toThrow(NotAllowed);
    await expect(readCriteria(portal, citizen, id)).rejects.toThrow(NotAllowed);
  });
});
