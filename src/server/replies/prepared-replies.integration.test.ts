import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { MOST_TEMPLATES } from '#domain/comment/reply-template.ts';
import { readCabinet } from '#server/cabinet/index.ts';
import type { Person } from '#server/identity/index.ts';
import { publishRemark, readReviewQueues, type MomentKey } from '#server/moderation/index.ts';
import { publishedComments, ratingsOfCitizen, submitRating } from '#server/ratings/index.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  addRemark,
  addTemplate,
  editTemplate,
  readCommentToAnswer,
  readOwnComments,
  readTemplates,
  readWaitingRemarks,
  removeTemplate,
  replyToComment,
  saveDraft,
  type CommentKey,
} from './index.ts';

const FIRST = { after: null, limit: 100 };

let portal: TestPortal;
let head: Person;
let citizen: Person;
let organizationId: number;
let key: CommentKey;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId, { name: 'Заведующая' });
  citizen = await addCitizen(portal.db);
  key = { organizationId, ratingId: await rate(citizen) };
});

async function rate(author: Person, comment = 'Очередь на час'): Promise<number> {
  const fields = questionnaire(2, { comment: [comment] });
  const result = await submitRating(portal, author, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return result.ratingId;
}

const save = (body: string, version: number, person = head) =>
  saveDraft(portal, person, key, { body, version });
const reply = (body: string, draftVersion = 0, person = head) =>
  replyToComment(portal, person, key, { body, draftVersion });
const read = (person = head) => readCommentToAnswer(portal, person, key);
const reader = () => addResponsiblePerson(portal, organizationId, { may_answer: false });
const stranger = async () => addResponsiblePerson(portal, await addOrganization(portal));

describe('drafts', () => {
  test('are seen by colleagues with who saved them, and by nobody else', async () => {
    expect(await save(' Разберёмся. ', 0)).toEqual({ outcome: 'saved' });
    const colleague = await addResponsiblePerson(portal, organizationId);
    expect((await read(colleague))?.draft).toEqual({
      body: 'Разберёмся.',
      version: 1,
      savedBy: 'Заведующая',
      savedAt: portal.clock(),
    });
    const listed = await readOwnComments(portal, head, organizationId, { all: false, after: null });
    expect(listed?.rows[0]?.draft?.body).toBe('Разберёмся.');
    const [open] = (await publishedComments(portal.db, organizationId, { limit: 1 })).rows;
    expect(JSON.stringify(open)).not.toContain('Разберёмся');
    for (const other of [await reader(), await stranger()]) {
      expect(await read(other)).toBeNull();
      expect(await save('Чужой', 1, other)).toEqual({ outcome: 'not-found' });
    }
    await expect(save('Я гражданин', 1, citizen)).rejects.toThrow(NotAllowed);
  });

  test('of two people who write at once, the second sees what the first saved', async () => {
    const colleague = await addResponsiblePerson(portal, organizationId, { name: 'Юрист' });
    const results = await Promise.all([save('Первый', 0), save('Второй', 0, colleague)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'saved']);
    expect(await save('Третий', 7)).toMatchObject({
      outcome: 'changed-meanwhile',
      theirs: { version: 1 },
    });
    expect(await save('Третий', 1)).toEqual({ outcome: 'saved' });
    expect((await read())?.draft).toMatchObject({ body: 'Третий', version: 2 });
  });

  test('an empty one is taken away, an endless one refused', async () => {
    await save('Текст', 0);
    expect(await save('я'.repeat(100_000), 1)).toEqual({ outcome: 'too-long' });
    expect(await save(' ', 5)).toMatchObject({ outcome: 'changed-meanwhile' });
    expect(await save(' ', 1)).toEqual({ outcome: 'removed' });
    expect((await read())?.draft).toBeNull();
    expect(await save('Снова', 1)).toEqual({ outcome: 'changed-meanwhile', theirs: null });
  });

  test('a reply takes its draft away, but not what a colleague wrote since', async () => {
    await save('Черновик', 0);
    expect(await reply('Ответ', 0)).toMatchObject({
      outcome: 'changed-meanwhile',
      theirs: { body: 'Черновик' },
    });
    expect((await read())?.comment.reply).toBeNull();
    expect(await reply('Ответ', 1)).toEqual({ outcome: 'replied' });
    expect(await read()).toMatchObject({ draft: null, comment: { reply: { body: 'Ответ' } } });
    expect(await save('Поздно', 0)).toEqual({ outcome: 'not-found' });
  });

  test('goes with the account of who saved it only in name', async () => {
    await save('Разберёмся.', 0);
    await portal.db
      .updateTable('responsible_persons')
      .set({ removed_at: portal.clock() })
      .where('user_id', '=', head.id)
      .execute();
    const colleague = await addResponsiblePerson(portal, organizationId);
    expect((await read(colleague))?.draft).toMatchObject({ body: 'Разберёмся.', savedBy: null });
  });
});

test('comments wait in the order in which replies are due; overdue ones are counted', async () => {
  const ids = [key.ratingId];
  for (const day of ['2026-06-01', '2026-05-31', '2026-05-20']) {
    portal.setClock(`${day}T09:00:00Z`);
    ids.unshift(await rate(await addCitizen(portal.db)));
  }
  portal.setClock('2026-06-15T09:00:00Z');
  const first = await readOwnComments(portal, head, organizationId, { all: false, after: null });
  expect(first?.rows.map(({ id }) => id)).toEqual(ids);
  const { ratedOn, id } = first!.rows[1]!;
  const after = { ratedOn, id };
  const rest = await readOwnComments(portal, head, organizationId, { all: false, after });
  expect(rest?.rows.map((comment) => comment.id)).toEqual(ids.slice(2));
  const all = await readOwnComments(portal, head, organizationId, { all: true, after: null });
  expect(all?.rows.map((comment) => comment.id)).toEqual(ids.toReversed());
  // Of 31 May the term ends on 15 June: today is still in time.
  expect(await readCabinet(portal, head, organizationId)).toMatchObject({
    waiting: { count: 4, overdue: 1, comments: [{ ratingId: ids[0] }, {}, {}, {}] },
  });
});

describe('templates', () => {
  const thanks = { title: 'Благодарность', body: 'Спасибо за отзыв!' };
  const add = (person = head, given = thanks) => addTemplate(portal, person, organizationId, given);
  const list = async () => (await readTemplates(portal, head, organizationId))!.templates;

  test('are added once, changed, removed, and written into the log', async () => {
    const twice = await Promise.all([add(), add()]);
    expect(twice.map(({ outcome }) => outcome).sort()).toEqual(['done', 'title-taken']);
    const [template] = await list();
    const change = { organizationId, templateId: template!.id };
    const edit = (body: string, version: number) =>
      editTemplate(portal, head, change, { ...thanks, body, version });
    expect(await edit('Спасибо!', 1)).toEqual({ outcome: 'done' });
    expect(await edit('Поздно', 1)).toMatchObject({
      outcome: 'changed-meanwhile',
      theirs: { body: 'Спасибо!', version: 2 },
    });
    expect(await edit(' ', 2)).toEqual({ outcome: 'invalid', problems: { body: 'missing' } });
    expect(await removeTemplate(portal, head, change)).toEqual({ outcome: 'done' });
    expect(await removeTemplate(portal, head, change)).toEqual({ outcome: 'done' });
    expect(await edit('Снова', 2)).toEqual({ outcome: 'not-found' });
    const log = await portal.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', String(organizationId))
      .where('action', 'like', 'reply-template%')
      .orderBy('id')
      .execute();
    expect(log.map(({ action }) => action.replace('reply-template-', ''))).toEqual([
      'added',
      'edited',
      'removed',
    ]);
  });

  test('are at most fifty, also when two are added at once', async () => {
    for (let number = 1; number < MOST_TEMPLATES; number += 1) {
      await add(head, { ...thanks, title: `Шаблон ${number}` });
    }
    const last = await Promise.all([add(), add(head, { ...thanks, title: 'Ещё один' })]);
    expect(last.map(({ outcome }) => outcome).sort()).toEqual(['done', 'too-many']);
    expect(await list()).toHaveLength(MOST_TEMPLATES);
  });

  test('belong to those who may answer', async () => {
    for (const other of [await reader(), await stranger()]) {
      expect(await add(other)).toEqual({ outcome: 'not-found' });
      expect(await readTemplates(portal, other, organizationId)).toBeNull();
    }
    await expect(add(citizen)).rejects.toThrow(NotAllowed);
  });
});

describe("the author's remark", () => {
  const remark = (text: string, author = citizen) => addRemark(portal, author, key, text);
  const shown = async () =>
    (await publishedComments(portal.db, organizationId, { limit: 1 })).rows[0]?.reply?.remark;

  test('is one, stands under the reply, with personal data masked', async () => {
    expect(await remark('Ещё без ответа')).toEqual({ outcome: 'not-found' });
    await reply('Исправили.');
    const before = (await portal.standings.current()).revisionOf(organizationId);
    expect(await remark(' Так и не починили, пишите someone@example.org ')).toEqual({
      outcome: 'added',
      state: 'published',
    });
    expect(await shown()).toEqual({ body: 'Так и не починили, пишите •••••', on: '2026-06-15' });
    expect((await portal.standings.current()).revisionOf(organizationId)).toBeGreaterThan(before);
    expect(await remark('И ещё одно')).toEqual({ outcome: 'not-found' });
    const [own] = (await ratingsOfCitizen(portal.db, citizen.id, { limit: 1 })).rows;
    expect(own?.remark?.body).toContain('someone@example.org');
  });

  test('of two at once, one stands', async () => {
    await reply('Исправили.');
    const results = await Promise.all([remark('Первое'), remark('Второе')]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'not-found']);
  });

  test('waits for the operator when it is rude; the operator decides once', async () => {
    await reply('Исправили.');
    const operator = await addOperator(portal.db);
    expect(await remark('Хамы и бездари!')).toEqual({ outcome: 'added', state: 'pending' });
    expect(await shown()).toBeNull();
    const { rows: waiting } = await readWaitingRemarks(portal, operator, FIRST);
    expect(waiting).toContainEqual(expect.objectContaining({ ...key, remark: 'Хамы и бездари!' }));
    const deciding = { person: operator, key, seen: 0 };
    await expect(publishRemark(portal, { ...deciding, person: head })).rejects.toThrow(NotAllowed);
    const decisions = await Promise.all([1, 2].map(() => publishRemark(portal, deciding)));
    expect(decisions.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done']);
    expect(await shown()).toMatchObject({ body: 'Хамы и бездари!' });
  });

  test('stands in a queue by page, oldest first, with its age and what is overdue', async () => {
    const operator = await addOperator(portal.db);
    await portal.db
      .updateTable('replies')
      .set({ remark_state: 'hidden' })
      .where('remark_state', '=', 'pending')
      .execute();
    const keys: CommentKey[] = [];
    for (const moment of ['2026-06-15T10:00:00Z', '2026-06-17T10:00:00Z', '2026-06-17T10:00:00Z']) {
      const author = await addCitizen(portal.db);
      key = { organizationId, ratingId: await rate(author) };
      await reply('Исправили.');
      portal.setClock(moment);
      await remark('Хамы и бездари!', author);
      keys.push(key);
    }
    portal.setClock('2026-06-18T09:00:00Z');
    const listed: Array<[CommentKey['ratingId'], boolean]> = [];
    for (let after: MomentKey | null = null; ;) {
      const { rows, next } = await readWaitingRemarks(portal, operator, { after, limit: 1 });
      listed.push(...rows.map((row): [number, boolean] => [row.ratingId, row.overdue]));
      if (next === null) break;
      after = next;
    }
    expect(listed).toEqual(keys.map(({ ratingId }, index) => [ratingId, index === 0]));
    expect((await readReviewQueues(portal, operator)).remarks).toEqual({
      count: 3,
      overdue: 1,
      oldest: new Date('2026-06-15T10:00:00Z'),
    });
    await expect(readWaitingRemarks(portal, head, FIRST)).rejects.toThrow(NotAllowed);
  });

  test("is the author's alone, neither empty nor endless, and goes with the comment", async () => {
    await reply('Исправили.');
    expect(await remark('Чужое', await addCitizen(portal.db))).toEqual({ outcome: 'not-found' });
    await expect(remark('Своё', head)).rejects.toThrow(NotAllowed);
    expect(await remark(' ')).toEqual({ outcome: 'invalid', problem: 'missing' });
    expect(await remark('я'.repeat(9_999))).toEqual({ outcome: 'invalid', problem: 'too-long' });
    await portal.db
      .updateTable('ratings')
      .set({ comment_state: 'hidden' })
      .where('id', '=', key.ratingId)
      .execute();
    expect(await remark('Скрыто')).toEqual({ outcome: 'not-found' });
  });
});
