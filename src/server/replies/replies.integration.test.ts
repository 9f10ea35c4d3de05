import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readCabinet } from '#server/cabinet/index.ts';
import type { Person } from '#server/identity/index.ts';
import { sendNotifications } from '#server/notifications/index.ts';
import { publishedComments, ratingsOfCitizen, submitRating } from '#server/ratings/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { lettersTo } from '../../../tests/support/visitor.ts';
import { judgeReply, replyToComment } from './index.ts';

let portal: TestPortal;
let head: Person;
let citizen: Person;
let organizationId: number;
let ratingId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId);
  citizen = await addCitizen(portal.db);
  ratingId = await rate(citizen, 'Очередь на час');
});

async function rate(author: Person, comment: string): Promise<number> {
  const fields = questionnaire(2, { comment: [comment] });
  const result = await submitRating(portal, author, organizationId, fields);
  expect(result.outcome).toBe('rated');
  return (await ratingsOfCitizen(portal.db, author.id, { limit: 1 })).rows[0]!.id;
}

function reply(body = 'Открыли второе окно.', person = head, draftVersion = 0) {
  return replyToComment(portal, person, { organizationId, ratingId }, { body, draftVersion });
}

test('a reply stands under the comment at once, its author is told, the log knows', async () => {
  const before = await portal.standings.current();
  const revision = before.revisionOf(organizationId);
  expect(await readCabinet(portal, head, organizationId)).toMatchObject({ waiting: { count: 1 } });
  expect(await reply(' Открыли второе окно. ')).toEqual({ outcome: 'replied' });
  const [comment] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
  expect(comment?.reply).toMatchObject({ body: 'Открыли второе окно.', helped: null });
  expect(before.revisionOf(organizationId)).toBeGreaterThan(revision);
  expect(await readCabinet(portal, head, organizationId)).toMatchObject({ waiting: { count: 0 } });
  const unanswered = { limit: 10, unanswered: true };
  expect((await publishedComments(portal.db, organizationId, unanswered)).rows).toEqual([]);
  await sendNotifications(portal);
  const letters = await lettersTo(portal, citizen.email);
  expect(letters.at(-1)?.body).toContain('Открыли второе окно.');
});

test('of two replies at once, one stands', async () => {
  const colleague = await addResponsiblePerson(portal, organizationId);
  const results = await Promise.all([reply('Первый.'), reply('Второй.', colleague)]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['replied', 'replied-already']);
  await sendNotifications(portal);
  expect(await lettersTo(portal, citizen.email)).toHaveLength(1);
});

test('only those who may answer for the organisation do', async () => {
  expect(
    await reply(
      'Я только читаю.',
      await addResponsiblePerson(portal, organizationId, { may_answer: false }),
    ),
  ).toEqual({
    outcome: 'not-found',
  });
  const own = organizationId;
  organizationId = await addOrganization(portal);
  const stranger = await addResponsiblePerson(portal, organizationId);
  organizationId = own;
  expect(await reply('Чужой.', stranger)).toEqual({ outcome: 'not-found' });
  await expect(reply('Гражданин.', citizen)).rejects.toThrow(NotAllowed);
});

test('there is nothing to answer under a withdrawn, hidden or missing comment', async () => {
  await portal.db
    .updateTable('ratings')
    .set({ comment_state: 'hidden' })
    .where('id', '=', ratingId)
    .execute();
  expect(await reply()).toEqual({ outcome: 'not-found' });
  ratingId += 1000;
  expect(await reply()).toEqual({ outcome: 'not-found' });
});

test('an empty reply and an endless one are refused', async () => {
  expect(await reply('  ')).toEqual({ outcome: 'invalid', problem: 'missing' });
  expect(await reply('я'.repeat(100_000))).toEqual({ outcome: 'invalid', problem: 'too-long' });
});

test('its author says once whether it helped, and nobody else does', async () => {
  const key = { organizationId, ratingId };
  expect(await judgeReply(portal, citizen, key, true)).toBe(false);
  await reply();
  expect(await judgeReply(portal, await addCitizen(portal.db), key, true)).toBe(false);
  await expect(judgeReply(portal, head, key, true)).rejects.toThrow(NotAllowed);
  expect(await judgeReply(portal, citizen, key, false)).toBe(true);
  expect(await judgeReply(portal, citizen, key, true)).toBe(false);
  const [comment] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
  expect(comment?.reply?.helped).toBe(false);
});

test('the reply stays when its author has gone, and nobody is written to', async () => {
  await portal.db
    .updateTable('ratings')
    .set({ citizen_id: null })
    .where('id', '=', ratingId)
    .execute();
  expect(await reply()).toEqual({ outcome: 'replied' });
  await sendNotifications(portal);
  expect(await lettersTo(portal, citizen.email)).toEqual([]);
});
