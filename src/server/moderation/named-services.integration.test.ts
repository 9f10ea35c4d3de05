import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readOwnRatings, readRatingsFilter } from '#server/cabinet-ratings/index.ts';
import { exportOfPerson, type Person } from '#server/identity/index.ts';
import { publishedComments, ratingsOfCitizen, submitRating } from '#server/ratings/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  hideComment,
  maskComment,
  publishComment,
  readReview,
  readReviewsOf,
  readWaiting,
  restoreComment,
  type ReviewKey,
} from './index.ts';

const RUDE = 'Справка от дурака Иванова +375 29 123-45-67';
const MASKED = 'Справка от дурака Иванова •••••';
const INSULT = { reason: 'insult', note: '' };

let portal: TestPortal;
let operator: Person;
let citizen: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  citizen = await addCitizen(portal.db);
});

async function rate(service: string, comment: string | null): Promise<ReviewKey> {
  const fields = questionnaire(4, {
    'service-text': [service],
    ...(comment === null ? {} : { comment: [comment] }),
  });
  const result = await submitRating(portal, citizen, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return { organizationId, ratingId: result.ratingId };
}

const view = async (key: ReviewKey) => (await readReview(portal, operator, key))!;
const deciding = async (key: ReviewKey) => ({
  person: operator,
  key,
  seen: (await view(key)).decisions.at(-1)?.id ?? 0,
});
const onProfile = async () =>
  (await publishedComments(portal.db, organizationId, { limit: 9 })).rows.map(
    ({ serviceText }) => serviceText,
  );
async function inCabinet() {
  const filter = readRatingsFilter(() => null);
  const head = await addResponsiblePerson(portal, organizationId);
  return (await readOwnRatings(portal, head, organizationId, filter, null))!.rows[0]!;
}
const own = async () => (await ratingsOfCitizen(portal.db, citizen.id, { limit: 1 })).rows[0]!;

test('personal data in the name of a service are masked for all but the author', async () => {
  const key = await rate('Запись, +375 29 123-45-67', 'Быстро');
  expect(await onProfile()).toEqual(['Запись, •••••']);
  expect((await inCabinet()).serviceText).toBe('Запись, •••••');
  expect((await view(key)).serviceText).toBe('Запись, •••••');
  expect((await own()).serviceText).toBe('Запись, +375 29 123-45-67');
  const { ratings } = await exportOfPerson(portal, citizen);
  expect(ratings[0]).toMatchObject({ serviceTextAsPublished: 'Запись, •••••' });
});

test('a comment waits for the service that it names, and both are published together', async () => {
  const key = await rate(RUDE, 'Быстро');
  expect(await onProfile()).toEqual([]);
  expect(await inCabinet()).toMatchObject({ serviceText: null, commentState: 'pending' });
  expect(await view(key)).toMatchObject({
    heldFor: ['insult'],
    findings: [],
    serviceText: MASKED,
    serviceFindings: [{ reason: 'insult' }],
  });
  expect(await own()).toMatchObject({ serviceText: RUDE, commentState: 'pending' });
  expect(await publishComment(portal, await deciding(key))).toEqual({ outcome: 'done' });
  expect(await onProfile()).toEqual([MASKED]);
  expect(await hideComment(portal, await deciding(key), INSULT)).toEqual({ outcome: 'done' });
  expect([await onProfile(), (await inCabinet()).serviceText]).toEqual([[], null]);
});

test('the operator takes the service away and publishes the comment', async () => {
  const key = await rate(RUDE, 'Быстро');
  const masking = { ...INSULT, fragments: '', hidesService: true };
  expect(await maskComment(portal, await deciding(key), masking)).toEqual({ outcome: 'done' });
  expect(await onProfile()).toEqual([null]);
  expect(await inCabinet()).toMatchObject({ serviceText: null, comment: 'Быстро' });
  expect(await view(key)).toMatchObject({ serviceText: MASKED, isServiceHidden: true });
  expect((await own()).serviceText).toBe(RUDE);
  await restoreComment(portal, await deciding(key));
  expect(await onProfile()).toEqual([MASKED]);
});

test('the service of a rating without a comment waits and is decided on as a comment is', async () => {
  const key = await rate(RUDE, null);
  const waiting = await readWaiting(portal, operator, { after: null, limit: 100 });
  expect(waiting.rows.find(({ ratingId }) => ratingId === key.ratingId)).toMatchObject({
    comment: null,
    serviceText: MASKED,
    heldFor: ['insult'],
  });
  expect(await inCabinet()).toMatchObject({ serviceText: null, commentState: null });
  expect(await own()).toMatchObject({ serviceText: RUDE, commentState: 'pending' });
  await publishComment(portal, await deciding(key));
  expect(await onProfile()).toEqual([]);
  expect(await inCabinet()).toMatchObject({ serviceText: MASKED, commentState: null });
  await hideComment(portal, await deciding(key), INSULT);
  expect(await inCabinet()).toMatchObject({ serviceText: null, commentState: null });
  expect(await own()).toMatchObject({ serviceText: RUDE, commentState: 'hidden' });
  await restoreComment(portal, await deciding(key));
  expect((await inCabinet()).serviceText).toBe(MASKED);
  const listed = { after: null, limit: 9, commented: false };
  expect((await readReviewsOf(portal, operator, organizationId, listed))?.rows).toHaveLength(1);
});

test('an ordinary service of a rating without a comment waits for nobody', async () => {
  await rate('Справка о составе семьи', null);
  expect(await inCabinet()).toMatchObject({
    serviceText: 'Справка о составе семьи',
    commentState: null,
  });
  expect((await own()).commentState).toBeNull();
});
