import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import {
  publishedComments,
  ratingsOfCitizen,
  submitRating,
  withdrawRating,
} from '#server/ratings/index.ts';
import { sendNotifications } from '#server/notifications/index.ts';
import { recomputeStandings } from '#server/standings/index.ts';
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
  excludeRating,
  findOrganization,
  hideComment,
  maskComment,
  previewMasking,
  publishComment,
  readAppeals,
  readDecided,
  readFigures,
  readOutcomes,
  readReview,
  readReviewQueues,
  readReviewsOf,
  readWaiting,
  reinstateRating,
  restoreComment,
  type ReviewKey,
} from './index.ts';

const RUDE = 'Там сидит дурак, очередь на час';
const PAGE = { after: null, limit: 100 };
const INSULT = { reason: 'insult', note: '' };
const masking = (fragments: string) => ({ fragments, hidesService: false });

let portal: TestPortal;
let operator: Person;
let colleague: Person;
let citizen: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
  colleague = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock(new Date().toISOString());
  organizationId = await addOrganization(portal);
  citizen = await addCitizen(portal.db);
});

async function rate(comment: string | null = RUDE, by = citizen): Promise<ReviewKey> {
  const fields = questionnaire([2, 3, 2, 1], comment === null ? {} : { comment: [comment] });
  const result = await submitRating(portal, by, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return { organizationId, ratingId: result.ratingId };
}

/** Decides on what somebody sees now, or saw when there were other decisions. */
async function seeing(
  key: ReviewKey,
  { by = operator, seen }: { by?: Person; seen?: number } = {},
) {
  const latest = (await readReview(portal, operator, key))?.decisions.at(-1)?.id ?? 0;
  return { person: by, key, seen: seen ?? latest };
}

const view = async (key: ReviewKey) => (await readReview(portal, operator, key))!;
const shown = async () => (await publishedComments(portal.db, organizationId, { limit: 10 })).rows;
async function letters() {
  await sendNotifications(portal);
  return lettersTo(portal, citizen.email);
}
const lastLetter = async () => (await letters()).at(-1)?.body ?? '';
const own = async () => (await ratingsOfCitizen(portal.db, citizen.id, { limit: 1 })).rows[0]!;
const outcome = async (key: ReviewKey) =>
  (await readOutcomes(portal, citizen, [key])).get(key.ratingId);

async function sumsAreRight(): Promise<void> {
  const { differingDays, differingStandings } = await recomputeStandings(
    portal.db,
    portal.standings.day,
  );
  expect([differingDays, differingStandings]).toEqual([0, 0]);
}

describe('a comment waits, and its scores count', () => {
  test('for a word, a link, capitals, with the reasons recorded', async () => {
    const key = await rate(`${RUDE} https://spam.example/x`);
    expect(await shown()).toEqual([]);
    expect((await portal.standings.current()).sumsOf(organizationId).n).toBe(1);
    const { rows } = await readWaiting(portal, operator, PAGE);
    const waiting = rows.find(({ ratingId }) => ratingId === key.ratingId);
    expect(waiting).toMatchObject({ heldFor: ['insult', 'link'], overdue: false });
    expect(JSON.stringify([waiting, await view(key)])).not.toContain(citizen.login);
  });

  test('for the sixth within an hour, and for a long text said elsewhere', async () => {
    const text = 'Долго ждали, но всё сделали как обещали, спасибо!';
    for (const at of [1, 2, 3, 4, 5, 6, 7]) {
      organizationId = await addOrganization(portal);
      const key = await rate(at < 7 ? `${text} (${at})` : `${text} (1)`);
      const expected = at < 6 ? [] : at < 7 ? ['many'] : ['many', 'copied'];
      expect([at, (await view(key)).heldFor]).toEqual([at, expected]);
    }
  });

  test('for the sixty-first from one network address', async () => {
    const fields = questionnaire(4, { comment: ['Хорошо'] });
    const states: Array<string | null> = [];
    for (let at = 0; at < 61; at += 1) {
      const by = await addCitizen(portal.db);
      const result = await submitRating(portal, by, organizationId, fields, '203.0.113.9');
      states.push(result.outcome === 'rated' ? result.commentState : null);
    }
    expect(states.slice(0, 60)).toEqual(Array(60).fill('published'));
    expect(states[60]).toBe('pending');
  });

  test('unless its author withdraws the rating', async () => {
    const key = await rate();
    await withdrawRating(portal, citizen, organizationId, key.ratingId);
    const { rows } = await readWaiting(portal, operator, PAGE);
    expect(rows.map(({ ratingId }) => ratingId)).not.toContain(key.ratingId);
    expect(await publishComment(portal, await seeing(key))).toEqual({ outcome: 'not-possible' });
  });
});

describe('the operator', () => {
  test('publishes a comment: everybody sees it, its author is told, the log knows', async () => {
    const key = await rate();
    const live = await portal.standings.current();
    const revision = live.revisionOf(organizationId);
    expect(await publishComment(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect((await shown()).map(({ comment }) => comment)).toEqual([RUDE]);
    expect(live.revisionOf(organizationId)).toBeGreaterThan(revision);
    expect(await lastLetter()).toContain('опубликован');
    const { rows: entries } = await readAudit(portal, operator, {}, { before: null, limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'comment-published', actor: operator.login });
    expect(await publishComment(portal, await seeing(key))).toEqual({ outcome: 'not-possible' });
  });

  test('hides a comment only for a reason, and with it its reply; its scores go on counting', async () => {
    const key = await rate('Обычный отзыв');
    await portal.db
      .insertInto('replies')
      .values({ organization_id: organizationId, rating_id: key.ratingId, body: 'Ответ' })
      .execute();
    for (const [reason, note] of [
      ['', ''],
      ['other', '  '],
      ['not-received', ''],
      ['insult', 'я'.repeat(3_000)],
    ] as const) {
      const result = await hideComment(portal, await seeing(key), { reason, note });
      expect(result.outcome).toBe('invalid');
    }
    expect(await shown()).toHaveLength(1);
    const grounds = { reason: 'off-topic', note: 'Это о другом доме.' };
    expect(await hideComment(portal, await seeing(key), grounds)).toEqual({ outcome: 'done' });
    expect(await shown()).toEqual([]);
    expect((await portal.standings.current()).sumsOf(organizationId).n).toBe(1);
    expect(await lastLetter()).toContain('не о работе организации. Это о другом доме.');
    expect((await own()).commentState).toBe('hidden');
    expect(await outcome(key)).toMatchObject({
      standing: [{ kind: 'hidden', reason: 'off-topic' }],
      mayAppeal: true,
    });
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect((await shown())[0]).toMatchObject({ reply: { body: 'Ответ' } });
    expect(await outcome(key)).toMatchObject({ standing: [], mayAppeal: false });
  });

  test('masks a part: others see the rest, the author the whole', async () => {
    const key = await rate(`${RUDE}, звоните +375 29 000-45-67`);
    const mask = async (fragments: string, reason = 'insult') =>
      maskComment(portal, await seeing(key), { ...masking(fragments), reason, note: '' });
    expect(await mask('дура')).toMatchObject({
      masking: { problem: 'not-found', fragment: 'дура' },
    });
    expect(await mask('000-45-67')).toMatchObject({ masking: { problem: 'not-found' } });
    expect(await mask(' ')).toMatchObject({ masking: { problem: 'missing' } });
    expect(await mask((await view(key)).comment!)).toMatchObject({
      masking: { problem: 'everything' },
    });
    expect(await mask('дурак', '')).toMatchObject({ problems: { reason: 'missing' } });
    expect(await mask('x'.repeat(100_000))).toMatchObject({ outcome: 'invalid' });
    expect(await shown()).toEqual([]);
    const masked = 'Там сидит •••••, очередь на час, звоните •••••';
    expect(await previewMasking(portal, operator, key, masking('дурак'))).toEqual({ text: masked });
    expect(await mask('дурак')).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe(masked);
    expect(await own()).toMatchObject({ othersSee: masked, commentState: 'published' });
    expect(await mask('очередь на час')).toEqual({ outcome: 'done' });
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe(`${RUDE}, звоните •••••`);
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'not-possible' });
  });

  test('takes back one decision at a time: what was masked stays so when the hiding ends', async () => {
    const key = await rate(`${RUDE}, звоните +375 29 000-45-67`);
    await maskComment(portal, await seeing(key), { ...INSULT, ...masking('дурак') });
    await hideComment(portal, await seeing(key), { reason: 'off-topic', note: '' });
    const masked = 'Там сидит •••••, очередь на час, звоните •••••';
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe(masked);
    expect(await outcome(key)).toMatchObject({ standing: [{ kind: 'masked' }] });
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe(`${RUDE}, звоните •••••`);
    expect(await outcome(key)).toMatchObject({ standing: [] });
  });

  test('excludes a rating for a reason and counts it again, both to the last digit', async () => {
    const key = await rate(null);
    await rate('Спасибо', await addCitizen(portal.db));
    const sums = async () => (await portal.standings.current()).sumsOf(organizationId);
    const before = await sums();
    const none = await excludeRating(portal, await seeing(key), { reason: '', note: '' });
    expect(none).toEqual({ outcome: 'invalid', problems: { reason: 'missing' } });
    const grounds = { reason: 'own-staff', note: '' };
    expect(await excludeRating(portal, await seeing(key), grounds)).toEqual({ outcome: 'done' });
    expect((await sums()).n).toBe(1);
    await sumsAreRight();
    expect((await own()).status).toBe('excluded');
    expect(await lastLetter()).toContain('работник самой организации');
    expect(await withdrawRating(portal, citizen, organizationId, key.ratingId)).toBe(false);
    const again = await excludeRating(portal, await seeing(key), grounds);
    expect(again).toEqual({ outcome: 'not-possible' });
    expect(await reinstateRating(portal, await seeing(key))).toEqual({ outcome: 'done' });
    expect(await sums()).toMatchObject({ n: before.n, total: before.total });
    await sumsAreRight();
    expect(await reinstateRating(portal, await seeing(key))).toEqual({ outcome: 'not-possible' });
  });

  test('does not exclude what its author has withdrawn', async () => {
    const key = await rate(null);
    await withdrawRating(portal, citizen, organizationId, key.ratingId);
    const grounds = { reason: 'unfair', note: '' };
    const result = await excludeRating(portal, await seeing(key), grounds);
    expect(result).toEqual({ outcome: 'not-possible' });
    await sumsAreRight();
  });

  test('counts a rating again that has left the window meanwhile, in its day alone', async () => {
    const key = await rate(null);
    await portal.db
      .updateTable('ratings')
      .set({ rated_on: '2020-01-01' })
      .where('id', '=', key.ratingId)
      .execute();
    await recomputeStandings(portal.db, portal.standings.day);
    await excludeRating(portal, await seeing(key), { reason: 'unfair', note: '' });
    await sumsAreRight();
    await reinstateRating(portal, await seeing(key));
    await sumsAreRight();
  });

  test('is told when a colleague was quicker', async () => {
    const key = await rate();
    const [mine, theirs] = [await seeing(key), await seeing(key, { by: colleague })];
    const results = await Promise.all([
      hideComment(portal, mine, INSULT),
      publishComment(portal, theirs),
    ]);
    expect(results.map((result) => result.outcome).sort()).toEqual(['changed-meanwhile', 'done']);
    expect((await view(key)).decisions).toHaveLength(1);
    expect(await letters()).toHaveLength(1);
  });

  test('finds any rating by the organisation, and the decisions made, page by page', async () => {
    const first = await rate('Первый');
    const second = await rate(null, await addCitizen(portal.db));
    const options = { after: null, limit: 1, commented: false };
    const page = await readReviewsOf(portal, operator, organizationId, options);
    expect(page?.rows.map(({ ratingId }) => ratingId)).toEqual([second.ratingId]);
    const rest = { ...options, after: page!.next };
    const next = await readReviewsOf(portal, operator, organizationId, rest);
    expect(next?.rows.map(({ ratingId }) => ratingId)).toEqual([first.ratingId]);
    expect(next?.next).toBeNull();
    expect(await readReviewsOf(portal, operator, 999_999, options)).toBeNull();
    for (const typed of [
      String(organizationId),
      `http://x.by/be/organizations/${organizationId}`,
    ]) {
      expect(await findOrganization(portal, operator, typed)).toBe(organizationId);
    }
    expect(await findOrganization(portal, operator, 'никакая')).toBeNull();
    await hideComment(portal, await seeing(first), INSULT);
    await restoreComment(portal, await seeing(first));
    const decided = await readDecided(portal, operator, { after: null, limit: 1 });
    expect(decided.rows[0]).toMatchObject({ kind: 'restored', ratingId: first.ratingId });
    const older = await readDecided(portal, operator, { after: decided.next, limit: 1 });
    expect(older.rows[0]).toMatchObject({ kind: 'hidden', reason: 'insult' });
  });

  test('sees how full the queue is and what is overdue', async () => {
    await portal.db
      .updateTable('ratings')
      .set({ comment_state: 'hidden' })
      .where('comment_state', '=', 'pending')
      .execute();
    await rate();
    expect((await readReviewQueues(portal, operator)).waiting).toMatchObject({
      count: 1,
      overdue: 0,
    });
    portal.setClock(new Date(Date.now() + 6 * 86_400_000).toISOString());
    expect((await readReviewQueues(portal, operator)).waiting).toMatchObject({ overdue: 1 });
    expect((await readWaiting(portal, operator, PAGE)).rows[0]?.overdue).toBe(true);
  });

  test('and nobody else decides or sees', async () => {
    const key = await rate();
    for (const role of ['citizen', 'organization', 'supervisor', 'methodologist'] as const) {
      const person = { ...citizen, role };
      const deciding = { ...(await seeing(key)), person };
      await expect(publishComment(portal, deciding)).rejects.toThrow(NotAllowed);
      await expect(hideComment(portal, deciding, INSULT)).rejects.toThrow(NotAllowed);
      await expect(readReview(portal, person, key)).rejects.toThrow(NotAllowed);
      await expect(readWaiting(portal, person, PAGE)).rejects.toThrow(NotAllowed);
      await expect(readReviewQueues(portal, person)).rejects.toThrow(NotAllowed);
      const granted = { isGranted: true, answer: 'Да' };
      await expect(decideAppeal(portal, deciding, granted)).rejects.toThrow(NotAllowed);
    }
    const elsewhere = { organizationId: organizationId - 1, ratingId: key.ratingId };
    expect(await publishComment(portal, await seeing(elsewhere))).toEqual({ outcome: 'not-found' });
    expect(await readReview(portal, operator, elsewhere)).toBeNull();
  });

  test('decides also when the author is gone, and writes to nobody', async () => {
    const key = await rate();
    await portal.db
      .updateTable('ratings')
      .set({ citizen_id: null })
      .where('id', '=', key.ratingId)
      .execute();
    expect(await hideComment(portal, await seeing(key), INSULT)).toEqual({ outcome: 'done' });
    expect(await letters()).toEqual([]);
  });
});

describe('an author', () => {
  const decideOn = async (key: ReviewKey, isGranted: boolean, answer = 'Вы правы.') =>
    decideAppeal(portal, await seeing(key, { by: colleague }), { isGranted, answer });

  test('appeals once against a hidden comment, which is shown again when that is granted', async () => {
    const key = await rate();
    await hideComment(portal, await seeing(key), INSULT);
    expect(await appeal(portal, citizen, key, ' ')).toEqual({
      outcome: 'invalid',
      problem: 'missing',
    });
    const results = await Promise.all([
      appeal(portal, citizen, key, 'Это цитата.'),
      appeal(portal, citizen, key, 'Это цитата!'),
    ]);
    expect(results.map((result) => result.outcome).sort()).toEqual([
      'appealed',
      'appealed-already',
    ]);
    expect(await restoreComment(portal, await seeing(key))).toEqual({ outcome: 'appealed' });
    const { rows } = await readAppeals(portal, operator, PAGE);
    expect(rows.find(({ ratingId }) => ratingId === key.ratingId)).toMatchObject({
      kind: 'hidden',
      overdue: false,
    });
    expect(await decideOn(key, true, '')).toEqual({ outcome: 'invalid', problem: 'missing' });
    expect(await decideOn(key, true)).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe(RUDE);
    expect(await lastLetter()).toContain('Вы правы.');
    expect(await decideOn(key, false)).toEqual({
      outcome: 'changed-meanwhile',
      by: colleague.login,
    });
    await hideComment(portal, await seeing(key), INSULT);
    expect(await appeal(portal, citizen, key, 'Снова.')).toEqual({ outcome: 'appealed-already' });
    expect(await outcome(key)).toMatchObject({ mayAppeal: false, appeal: { outcome: 'granted' } });
  });

  test('appeals against a hiding, and what was masked before stays masked', async () => {
    const key = await rate();
    await maskComment(portal, await seeing(key), { ...INSULT, ...masking('дурак') });
    await hideComment(portal, await seeing(key), { reason: 'off-topic', note: '' });
    await appeal(portal, citizen, key, 'Это о работе организации.');
    expect(await decideOn(key, true)).toEqual({ outcome: 'done' });
    expect((await shown())[0]?.comment).toBe('Там сидит •••••, очередь на час');
    expect(await outcome(key)).toMatchObject({ standing: [{ kind: 'masked' }] });
  });

  test('appeals against an exclusion, which is taken back exactly', async () => {
    const key = await rate(null);
    await excludeRating(portal, await seeing(key), { reason: 'repeated', note: '' });
    await appeal(portal, citizen, key, 'Я был там два раза.');
    expect(await decideOn(key, true)).toEqual({ outcome: 'done' });
    expect((await own()).status).toBe('counted');
    expect((await portal.standings.current()).sumsOf(organizationId).n).toBe(1);
    await sumsAreRight();
    const { decisions } = await view(key);
    expect(decisions.map(({ kind }) => kind)).toEqual(['excluded', 'reinstated']);
  });

  test('is told why a decision stands', async () => {
    const key = await rate();
    await hideComment(portal, await seeing(key), INSULT);
    await appeal(portal, citizen, key, 'Не согласен.');
    expect(await decideOn(key, false, 'Это оскорбление.')).toEqual({ outcome: 'done' });
    expect(await shown()).toEqual([]);
    expect(await lastLetter()).toContain('Это оскорбление.');
    expect(await outcome(key)).toMatchObject({ appeal: { answer: 'Это оскорбление.' } });
  });

  test('has nothing to say about what is not their own or was not decided', async () => {
    const key = await rate();
    expect(await appeal(portal, citizen, key, 'Рано.')).toEqual({ outcome: 'not-found' });
    await hideComment(portal, await seeing(key), INSULT);
    const stranger = await addCitizen(portal.db);
    expect(await appeal(portal, stranger, key, 'Чужое.')).toEqual({ outcome: 'not-found' });
    expect(await readOutcomes(portal, stranger, [key])).toEqual(new Map());
    await expect(appeal(portal, operator, key, 'Оператор.')).rejects.toThrow(NotAllowed);
    expect(await appeal(portal, citizen, key, 'я'.repeat(100_000))).toMatchObject({
      outcome: 'invalid',
      problem: 'too-long',
    });
    await withdrawRating(portal, citizen, organizationId, key.ratingId);
    expect(await appeal(portal, citizen, key, 'Поздно.')).toEqual({ outcome: 'not-found' });
    expect(await decideOn(key, true)).toEqual({ outcome: 'not-found' });
  });

  test('who withdraws the rating meanwhile gets an answer, and nothing is shown', async () => {
    const key = await rate();
    await hideComment(portal, await seeing(key), INSULT);
    await appeal(portal, citizen, key, 'Не согласен.');
    await withdrawRating(portal, citizen, organizationId, key.ratingId);
    expect(await decideOn(key, true)).toEqual({ outcome: 'done' });
    expect(await shown()).toEqual([]);
    expect((await own()).commentState).toBe('hidden');
  });
});

test('the public figures of a month say what happened in it, and stay once it is over', async () => {
  const [now] = await readFigures(portal);
  expect(now).toMatchObject({ running: true });
  expect(now!.figures.held).toBeGreaterThan(5);
  expect(now!.figures.hidden).toMatchObject({ insult: expect.any(Number) as number });
  expect(now!.figures.appeals.granted).toBeGreaterThan(1);
  expect(now!.figures.medianHours).not.toBeNull();
  const later = new Date(Date.now() + 40 * 86_400_000).toISOString();
  portal.setClock(later);
  const counted = (await readFigures(portal)).find(({ month }) => month === now!.month);
  expect(counted?.running).toBe(false);
  const stored = await portal.db.selectFrom('moderation_months').selectAll().execute();
  expect(stored.find(({ month }) => month === now!.month)?.figures).toEqual(counted!.figures);
});
