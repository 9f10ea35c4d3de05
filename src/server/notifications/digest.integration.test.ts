import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import { lettersTo } from '../../../tests/support/visitor.ts';
import { notify, saveSettings, sendDigests } from './index.ts';
import { choices } from '../../../tests/support/notification-choices.ts';

let portal: TestPortal;
let organizationId: number;
let head: Person;

// 15 June 2026 is a Monday; 05:00Z is 8:00 in Minsk.
const MONDAY_NOON = '2026-06-15T09:00:00Z';
const TUESDAY_7 = '2026-06-16T04:00:00Z';
const TUESDAY_9 = '2026-06-16T06:00:00Z';

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock(MONDAY_NOON);
  // What earlier tests left is over.
  await portal.db.deleteFrom('notifications').execute();
  await portal.db.updateTable('responsible_persons').set({ removed_at: portal.clock() }).execute();
  organizationId = await addOrganization(portal, { name: 'Поликлиника' });
  head = await addResponsiblePerson(portal, organizationId);
});

let rated = 0;

async function addComments(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    rated += 1;
    const data = { organizationId, ratingId: rated };
    const to = { organizationId, right: 'any' } as const;
    await notify(portal.db, portal.clock(), { kind: 'comment-added', data, to });
  }
}

test('what happened until 8:00 comes in one letter, with counts and links', async () => {
  await addComments(3);
  portal.setClock(TUESDAY_7);
  expect(await sendDigests(portal)).toBe(0);
  portal.setClock(TUESDAY_9);
  await addComments(1);
  expect(await sendDigests(portal)).toBe(1);
  const [letter] = await lettersTo(portal, head.email);
  expect(letter?.subject).toBe('Сводка уведомлений, 16 июня 2026');
  expect(letter?.body).toContain(
    `Новые отзывы: 3\n— Новый отзыв: Поликлиника (3)\n  http://localhost/cabinet/${organizationId}/comments`,
  );
  expect(letter?.unsubscribe).toMatch(/^http:\/\/localhost\/unsubscribe\?token=/);
});

test('nothing is told twice, and with nothing to say there is no letter', async () => {
  await addComments(1);
  portal.setClock(TUESDAY_9);
  expect(await sendDigests(portal)).toBe(1);
  expect(await sendDigests(portal)).toBe(0);
  portal.setClock('2026-06-17T06:00:00Z');
  expect(await sendDigests(portal)).toBe(0);
});

test('two nodes at once send each digest once', async () => {
  const heads = await Promise.all(
    Array.from({ length: 8 }, () => addResponsiblePerson(portal, organizationId)),
  );
  await addComments(2);
  portal.setClock(TUESDAY_9);
  const sent = await Promise.all([sendDigests(portal), sendDigests(portal), sendDigests(portal)]);
  expect(sent.reduce((sum, count) => sum + count)).toBe(9);
  for (const { email } of heads) expect(await lettersTo(portal, email)).toHaveLength(1);
});

test('a digest that cannot be written keeps nobody else from theirs, and is made later', async () => {
  const colleague = await addResponsiblePerson(portal, organizationId);
  await addComments(1);
  portal.setClock(TUESDAY_9);
  const refuse = sql`alter table letters add constraint refused check (recipient <> ${sql.lit(head.email)})`;
  await refuse.execute(portal.db);
  await expect(sendDigests(portal)).rejects.toThrow('1 digests');
  await sql`alter table letters drop constraint refused`.execute(portal.db);
  expect(await lettersTo(portal, colleague.email)).toHaveLength(1);
  expect(await sendDigests(portal)).toBe(1);
  expect(await lettersTo(portal, head.email)).toHaveLength(1);
});

test('a weekly digest waits for its day, and is made up for when that day was missed', async () => {
  await saveSettings(portal, head, choices(head, { digest: '3' }));
  await addComments(2);
  portal.setClock(TUESDAY_9);
  expect(await sendDigests(portal)).toBe(0);
  portal.setClock('2026-06-18T23:00:00Z');
  expect(await sendDigests(portal)).toBe(1);
  expect((await lettersTo(portal, head.email))[0]?.body).toContain('Новые отзывы: 2');
});

async function rate(score: number): Promise<void> {
  const citizen = await addCitizen(portal.db);
  const result = await submitRating(portal, citizen, organizationId, questionnaire(score));
  expect(result.outcome).toBe('rated');
}

test('the ratings of whole days are counted in it, each once', async () => {
  await rate(5);
  await rate(4);
  portal.setClock(TUESDAY_9);
  await rate(1);
  expect(await sendDigests(portal)).toBe(1);
  expect(await sendDigests(portal)).toBe(0);
  portal.setClock('2026-06-17T06:00:00Z');
  expect(await sendDigests(portal)).toBe(1);
  const bodies = (await lettersTo(portal, head.email)).map(({ body }) => body);
  expect(bodies[0]).toContain('Новые оценки: 2\n— 2 новые оценки, средний балл 4,50: Поликлиника');
  expect(bodies[1]).toContain('Новые оценки: 1\n— 1 новая оценка, средний балл 1,00: Поликлиника');
});

test('whoever wants no count of ratings gets none', async () => {
  await saveSettings(portal, head, choices(head, { mail: { 'new-ratings': 'none' } }));
  await rate(5);
  portal.setClock(TUESDAY_9);
  expect(await sendDigests(portal)).toBe(0);
});

test('a digest is written in the language of its reader', async () => {
  const operator = await addOperator(portal.db);
  await portal.db
    .updateTable('users')
    .set({ language: 'be' })
    .where('id', '=', operator.id)
    .execute();
  for (const number of [1, 2]) {
    const to = { role: 'operator' } as const;
    await notify(portal.db, portal.clock(), {
      kind: 'registration-requested',
      data: { number },
      to,
    });
  }
  portal.setClock(TUESDAY_9);
  await sendDigests(portal);
  const [letter] = await lettersTo(portal, operator.email);
  expect(letter?.body).toContain('Заяўкі на рэгістрацыю: 2');
  expect(letter?.body).toContain('http://localhost/be/operator/requests/2');
});

test('of many different things of one kind the newest are named, and all are counted', async () => {
  const operator = await addOperator(portal.db);
  for (let number = 1; number <= 25; number += 1) {
    const to = { role: 'operator' } as const;
    await notify(portal.db, portal.clock(), { kind: 'feedback-received', data: { number }, to });
  }
  portal.setClock(TUESDAY_9);
  await sendDigests(portal);
  const [letter] = await lettersTo(portal, operator.email);
  expect(letter?.body).toContain('Сообщения в поддержку: 25\n— Новое сообщение в поддержку № 25\n');
  expect(letter?.body).toContain('И ещё: 15');
  expect(letter?.body).not.toContain('№ 15\n');
});
