import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { sendNotifications } from '#server/notifications/index.ts';
import { publishedComments, submitRating, withdrawRating } from '#server/ratings/index.ts';
import { addRemark } from '#server/replies/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { lettersTo } from '../../../tests/support/visitor.ts';
import {
  appeal,
  decideAppeal,
  hideRemark,
  publishRemark,
  readFigures,
  readOutcomes,
  readReview,
  type ReviewKey,
} from './index.ts';

const INSULT = { reason: 'insult', note: 'Это о человеке, а не о работе.' };

let portal: TestPortal;
let operator: Person;
let citizen: Person;
let key: ReviewKey;

beforeAll(async () => {
  portal = await openTestPortal();
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

beforeEach(async () => {
  const organizationId = await addOrganization(portal);
  citizen = await addCitizen(portal.db);
  const fields = questionnaire(4, { comment: ['Долго ждали'] });
  const result = await submitRating(portal, citizen, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  key = { organizationId, ratingId: result.ratingId };
  await portal.db
    .insertInto('replies')
    .values({ organization_id: organizationId, rating_id: key.ratingId, body: 'Исправили.' })
    .execute();
});

const remark = (text = 'Начальница у вас гусыня') => addRemark(portal, citizen, key, text);
const view = async () => (await readReview(portal, operator, key))!;
const deciding = async () => ({
  person: operator,
  key,
  seen: (await view()).decisions.at(-1)?.id ?? 0,
});
const shown = async () =>
  (await publishedComments(portal.db, key.organizationId, { limit: 1 })).rows[0]?.reply?.remark;
async function lastLetter(): Promise<string> {
  await sendNotifications(portal);
  return (await lettersTo(portal, citizen.email)).at(-1)?.body ?? '';
}
const outcome = async () => (await readOutcomes(portal, citizen, [key])).get(key.ratingId);

test('a remark that everybody sees is hidden for a reason, which its author is told', async () => {
  await remark();
  expect(await view()).toMatchObject({ remark: { state: 'published', findings: [] } });
  for (const grounds of [
    { reason: '', note: '' },
    { reason: 'other', note: ' ' },
    { reason: 'not-received', note: '' },
  ]) {
    expect((await hideRemark(portal, await deciding(), grounds)).outcome).toBe('invalid');
  }
  const live = await portal.standings.current();
  const revision = live.revisionOf(key.organizationId);
  expect(await hideRemark(portal, await deciding(), INSULT)).toEqual({ outcome: 'done' });
  expect(await shown()).toBeNull();
  expect(live.revisionOf(key.organizationId)).toBeGreaterThan(revision);
  expect(await view()).toMatchObject({ commentState: 'published', remark: { state: 'hidden' } });
  expect(await lastLetter()).toContain(INSULT.note);
  expect(await outcome()).toMatchObject({
    standing: [{ kind: 'remark-hidden', reason: 'insult' }],
    mayAppeal: true,
  });
  const { rows: entries } = await readAudit(portal, operator, {}, { before: null, limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'remark-hidden', actor: operator.login });
  expect(await hideRemark(portal, await deciding(), INSULT)).toEqual({ outcome: 'not-possible' });
});

test('a hidden remark is published again, once, and its author is told', async () => {
  await remark();
  await hideRemark(portal, await deciding(), INSULT);
  const same = await deciding();
  const results = await Promise.all([publishRemark(portal, same), publishRemark(portal, same)]);
  expect(results.map((result) => result.outcome).sort()).toEqual(['changed-meanwhile', 'done']);
  expect(await shown()).toMatchObject({ body: 'Начальница у вас гусыня' });
  expect(await lastLetter()).toContain('опубликовано');
  expect(await outcome()).toMatchObject({ standing: [], mayAppeal: false });
});

test('its author may appeal, and what was hidden is shown when that is granted', async () => {
  await remark();
  await hideRemark(portal, await deciding(), INSULT);
  expect(await appeal(portal, citizen, key, 'Гусыня — фамилия.')).toEqual({ outcome: 'appealed' });
  const granted = { isGranted: true, answer: 'Вы правы.' };
  expect(await decideAppeal(portal, await deciding(), granted)).toEqual({ outcome: 'done' });
  expect(await shown()).not.toBeNull();
  expect((await view()).decisions.map(({ kind }) => kind)).toEqual([
    'remark-hidden',
    'remark-published',
  ]);
});

test('is decided on by the operator alone, and only where there is one', async () => {
  expect(await hideRemark(portal, await deciding(), INSULT)).toEqual({ outcome: 'not-possible' });
  await remark();
  for (const role of ['citizen', 'organization', 'supervisor', 'methodologist'] as const) {
    const other = { ...(await deciding()), person: { ...citizen, role } };
    await expect(hideRemark(portal, other, INSULT)).rejects.toThrow(NotAllowed);
    await expect(publishRemark(portal, other)).rejects.toThrow(NotAllowed);
  }
  const elsewhere = { ...key, organizationId: key.organizationId - 1 };
  expect(await publishRemark(portal, { ...(await deciding()), key: elsewhere })).toEqual({
    outcome: 'not-found',
  });
  await withdrawRating(portal, citizen, key.organizationId, key.ratingId);
  expect(await hideRemark(portal, await deciding(), INSULT)).toEqual({ outcome: 'not-possible' });
});

test('the public figures count remarks, and those that were hidden by reason', async () => {
  const [figures] = await readFigures(portal);
  expect(figures?.figures.remarks).toMatchObject({ received: 4, hidden: { insult: 3 } });
});
