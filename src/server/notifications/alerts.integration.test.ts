import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minskDay } from '#domain/calendar.ts';
import type { Person } from '#server/identity/index.ts';
import { submitRating, withdrawRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import { lettersTo } from '../../../tests/support/visitor.ts';
import {
  notifyOfComments,
  notifyOfEndedCriteria,
  notifyOfReplyTerms,
  sendNotifications,
} from './index.ts';

/** A comment that waits for the operator. */
const SPAM = 'Заходите на https://casino.example';

let portal: TestPortal;
let organizationId: number;
let head: Person;
let operator: Person;

beforeAll(async () => {
  portal = await openTestPortal(new Date().toISOString());
  operator = await addOperator(portal.db);
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock(new Date().toISOString());
  await portal.db.deleteFrom('notifications').execute();
  organizationId = await addOrganization(portal, { name: 'Поликлиника' });
  head = await addResponsiblePerson(portal, organizationId);
});

async function rate(scores: Parameters<typeof questionnaire>[0], comment: string) {
  const citizen = await addCitizen(portal.db);
  const fields = questionnaire(scores, comment ? { comment: [comment] } : {});
  const result = await submitRating(portal, citizen, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return { citizen, ratingId: result.ratingId };
}

function told(person: Person) {
  return portal.db
    .selectFrom('notifications')
    .select(['kind', 'data'])
    .where('user_id', '=', person.id)
    .orderBy('id')
    .execute();
}

/** The comments job looks at the database's clock; a rating of just now is in the past a moment later. */
function passSeconds(seconds: number): void {
  portal.setClock(new Date(portal.clock().getTime() + seconds * 1000).toISOString());
}

test('a rating of 2 or less with a comment is told and mailed at once, without its author', async () => {
  const { citizen, ratingId } = await rate([2, 2, 1, 3], 'Очередь на три часа');
  expect(await told(head)).toEqual([
    { kind: 'low-rating', data: { organizationId, ratingId, published: true } },
  ]);
  expect(await sendNotifications(portal)).toBe(1);
  expect(await sendNotifications(portal)).toBe(0);
  const [letter] = await lettersTo(portal, head.email);
  expect(letter?.subject).toBe('Низкая оценка с отзывом: Поликлиника');
  expect(letter?.body).toContain('Средний балл: 2,00. Отзыв:\n\nОчередь на три часа');
  expect(letter?.body).not.toContain(citizen.login);
  expect(letter?.body).toMatch(/http:\/\/localhost\/account\/notifications\/\d+\n/);
});

test('personal data in the comment is masked in the alert, too', async () => {
  await rate(1, 'Позвоните мне: +375 29 123-45-67');
  await sendNotifications(portal);
  const [letter] = await lettersTo(portal, head.email);
  expect(letter?.body).not.toContain('123-45-67');
});

test('a better rating, and a low one without a comment, are no alert', async () => {
  await rate([2, 2, 2, 3], 'Бывает и лучше');
  await rate(1, '');
  expect(await told(head)).toEqual([]);
});

test('a comment that waits for the operator is mentioned, and not quoted', async () => {
  const comment = SPAM;
  await rate(1, comment);
  await sendNotifications(portal);
  const [letter] = await lettersTo(portal, head.email);
  expect(letter?.subject).toBe('Низкая оценка, отзыв на проверке: Поликлиника');
  expect(letter?.body).not.toContain(comment);
});

test('a comment that is hidden before its letter is written is not quoted', async () => {
  await rate(1, 'Скроют до письма');
  await portal.db
    .updateTable('ratings')
    .set({ comment_state: 'hidden' })
    .where('organization_id', '=', organizationId)
    .execute();
  await sendNotifications(portal);
  expect((await lettersTo(portal, head.email))[0]?.body).not.toContain('Скроют');
});

test('two nodes at once write each letter once', async () => {
  for (let n = 0; n < 5; n += 1) await rate(1, `Плохо ${n}`);
  const sent = await Promise.all([sendNotifications(portal), sendNotifications(portal)]);
  expect(sent.reduce((sum, count) => sum + count)).toBe(5);
  expect(await lettersTo(portal, head.email)).toHaveLength(5);
});

test('a second rating on the same day tells nobody', async () => {
  const { citizen } = await rate(1, 'Первая');
  const fields = questionnaire(1, { comment: ['Вторая'] });
  const again = await submitRating(portal, citizen, organizationId, fields);
  expect(again.outcome).toBe('already-rated');
  expect(await told(head)).toHaveLength(1);
});

test('a kind that this version does not know is passed over', async () => {
  await portal.db
    .insertInto('notifications')
    .values({
      user_id: head.id,
      kind: 'of-tomorrow',
      topic: null,
      data: '{}',
      portal: true,
      mail: 'at-once',
      created_at: portal.clock(),
    })
    .execute();
  await rate(1, 'Известное');
  expect(await sendNotifications(portal)).toBe(1);
});

test('organisations are told of new comments once, and the operator of those that wait', async () => {
  await notifyOfComments(portal);
  const { ratingId } = await rate(5, 'Спасибо');
  const low = await rate(1, 'Ужасно');
  const pending = await rate(4, SPAM);
  const gone = await rate(4, 'Передумал');
  await withdrawRating(portal, gone.citizen, organizationId, gone.ratingId);
  passSeconds(2);
  await Promise.all([notifyOfComments(portal), notifyOfComments(portal)]);
  await notifyOfComments(portal);
  expect(
    (await told(head)).map(({ kind, data }) => [kind, (data as { ratingId: number }).ratingId]),
  ).toEqual([
    ['low-rating', low.ratingId],
    ['comment-added', ratingId],
  ]);
  const waiting = (await told(operator)).filter(({ kind }) => kind === 'comment-pending');
  expect(waiting.map(({ data }) => data)).toContainEqual({
    organizationId,
    ratingId: pending.ratingId,
  });
  expect(new Set(waiting.map(({ data }) => JSON.stringify(data))).size).toBe(waiting.length);
});

test('comments of before the first look are no news', async () => {
  await portal.db.deleteFrom('settings').where('key', '=', 'notifications.comments').execute();
  await rate(5, 'Давно');
  await sql`update ratings set created_at = created_at - interval '1 hour'`.execute(portal.db);
  await notifyOfComments(portal);
  await notifyOfComments(portal);
  expect(await told(head)).toEqual([]);
});

test('those who may answer are reminded three days before a reply is due, and when it is overdue', async () => {
  const reader = await addResponsiblePerson(portal, organizationId, { may_answer: false });
  await rate(5, 'Первый');
  await rate(5, 'Второй');
  await rate(5, '');
  passSeconds(12 * 86_400);
  await notifyOfReplyTerms(portal);
  await notifyOfReplyTerms(portal);
  expect(await told(head)).toMatchObject([
    { kind: 'reply-due', data: { count: 2, overdue: false } },
  ]);
  passSeconds(4 * 86_400);
  await notifyOfReplyTerms(portal);
  expect(await told(head)).toMatchObject([
    { kind: 'reply-due', data: { overdue: false } },
    { kind: 'reply-due', data: { count: 2, overdue: true } },
  ]);
  expect(await told(reader)).toEqual([]);
});

test('nobody is reminded of comments that have a reply', async () => {
  const { ratingId } = await rate(5, 'С ответом');
  await portal.db
    .insertInto('replies')
    .values({ organization_id: organizationId, rating_id: ratingId, body: 'Спасибо', helped: null })
    .execute();
  passSeconds(12 * 86_400);
  await notifyOfReplyTerms(portal);
  expect(await told(head)).toEqual([]);
});

test('those who may edit are told once when the period of an additional criterion is over', async () => {
  const reader = await addResponsiblePerson(portal, organizationId, { may_edit: false });
  const today = minskDay(portal.clock());
  const { id } = await portal.db
    .insertInto('additional_criteria')
    .values({ organization_id: organizationId, valid_from: null, valid_until: today })
    .returning('id')
    .executeTakeFirstOrThrow();
  await portal.db
    .insertInto('criterion_wordings')
    .values({
      organization_id: organizationId,
      criterion_id: id,
      asked_from: portal.clock(),
      question_ru: 'Чисто ли?',
      question_be: 'Ці чыста?',
    })
    .execute();
  await notifyOfEndedCriteria(portal);
  expect(await told(head)).toEqual([]);
  for (const days of [1, 1, 3]) {
    passSeconds(days * 86_400);
    await notifyOfEndedCriteria(portal);
  }
  const data = { criterionId: id, questionRu: 'Чисто ли?', on: today };
  expect(await told(head)).toMatchObject([{ kind: 'criterion-expired', data }]);
  expect(await told(reader)).toEqual([]);
});
