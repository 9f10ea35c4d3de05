import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { addCitizen, openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import { lettersTo, Visitor } from '../../../tests/support/visitor.ts';
import {
  answerMessage,
  closeMessage,
  countOverdueMessages,
  deleteOldMessages,
  lookUpMessage,
  readFeedbackQueue,
  readFeedbackState,
  readMessageAttachment,
  readMessageView,
  returnMessage,
  sendMessage,
  takeMessage,
  type TypedMessage,
} from './index.ts';

let portal: TestPortal;
let operator: Person;
let colleague: Person;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
  operator = { ...(await addCitizen(portal.db)), role: 'operator' };
  colleague = { ...(await addCitizen(portal.db)), role: 'operator' };
});
afterAll(() => portal.close());

let made = 0;

function typed(given: Partial<TypedMessage> = {}): TypedMessage {
  made += 1;
  return {
    topic: 'technical-problem',
    text: 'Страница не открывается.',
    name: '',
    email: `writer${made}@feedback.example`,
    consent: true,
    page: '',
    errorReference: '',
    formKey: randomUUID(),
    ...given,
  };
}

function visit() {
  return new Visitor(portal).visit;
}

async function send(given: Partial<TypedMessage> = {}, file: File | null = null): Promise<number> {
  const result = await sendMessage(portal, typed(given), file, visit());
  if (result.outcome !== 'received') throw new Error(JSON.stringify(result));
  return result.number;
}

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF';
const ALL = { after: null, limit: 200 };

describe('a message', () => {
  test('is received with a number, which the letter repeats without what was typed', async () => {
    const number = await send({ email: ' Anna@Feedback.example ', name: 'Реклама: купите' });
    const [letter] = await lettersTo(portal, 'anna@feedback.example');
    expect(letter?.subject).toContain(String(number));
    expect(letter?.body).not.toMatch(/Реклама|не открывается/);
    expect(letter?.body).toContain(`/help/feedback/state?number=${number}`);
  });

  test('is told to everybody who works for the operator', async () => {
    await portal.db
      .updateTable('users')
      .set({ role: 'operator' })
      .where('id', '=', colleague.id)
      .execute();
    const number = await send();
    const told = await portal.db
      .selectFrom('notifications')
      .select(['user_id', 'data'])
      .where('kind', '=', 'feedback-received')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(told).toEqual({ user_id: colleague.id, data: { number } });
    expect(await countOverdueMessages(portal.db, new Date('2026-06-20T09:00:00Z'))).toBe(0);
    expect(await countOverdueMessages(portal.db, new Date('2026-06-21T09:00:00Z'))).toBe(
      (await readFeedbackState(portal, operator)).counts.new,
    );
  });

  test('shows its state, and not its text, to who knows number and address', async () => {
    const number = await send({ email: 'ivan@feedback.example' });
    const found = await lookUpMessage(
      portal,
      { number: `№ ${number}`, email: 'IVAN@feedback.example' },
      visit(),
    );
    expect(found).toEqual({
      outcome: 'found',
      message: {
        number,
        topic: 'technical-problem',
        state: 'new',
        createdAt: portal.clock(),
        decidedAt: null,
        closingReason: null,
      },
    });
    for (const wrong of [
      { number: String(number), email: 'other@feedback.example' },
      { number: String(number + 1000), email: 'ivan@feedback.example' },
      { number: '', email: 'ivan@feedback.example' },
      { number: '9'.repeat(40), email: 'ivan@feedback.example' },
      { number: String(number), email: 'ivan@feedback.example\0' },
    ]) {
      expect(await lookUpMessage(portal, wrong, visit())).toEqual({ outcome: 'not-found' });
    }
  });

  test.each([
    ['no topic', { topic: '' }, { topic: 'missing' }],
    ['a topic that is none', { topic: 'salary' }, { topic: 'missing' }],
    ['a text of spaces', { text: ' \n\u200b\n ' }, { text: 'missing' }],
    ['4001 characters', { text: 'я'.repeat(4001) }, { text: 'too-long' }],
    ['broken UTF-8', { text: 'Не рабо\uFFFDтает' }, { text: 'damaged' }],
    ['no address', { email: '' }, { email: 'missing' }],
    ['a wrong address', { email: 'me@home' }, { email: 'not-an-email' }],
    ['two addresses', { email: 'a@b.example,c@d.example' }, { email: 'not-an-email' }],
    ['a name of 201 characters', { name: 'я'.repeat(201) }, { name: 'too-long' }],
    ['no consent', { consent: false }, { consent: 'no-consent' }],
  ] as const)('with %s is refused at its field', async (_, given, problems) => {
    const result = await sendMessage(portal, typed(given), null, visit());
    expect(result).toEqual({ outcome: 'invalid', problems, attachment: null });
  });

  test.each([
    ['/organizations/12', '/organizations/12'],
    ['/be/confirm?token=secret', '/be/confirm'],
    ['//evil.example', null],
    ['https://evil.example/', null],
    ['/\\evil.example', null],
    [`/${'a'.repeat(300)}`, null],
    ['javascript:alert(1)', null],
  ])('from the page %s keeps %s', async (page, kept) => {
    const number = await send({ page, errorReference: 'no-uuid' });
    expect(await readMessageView(portal, operator, number)).toMatchObject({
      page: kept,
      errorReference: null,
    });
  });

  test('sent twice, one after the other or at once, is one message', async () => {
    const twice = typed();
    const results = await Promise.all([
      sendMessage(portal, twice, null, visit()),
      sendMessage(portal, twice, null, visit()),
    ]);
    const again = await sendMessage(portal, twice, null, visit());
    expect(new Set([...results, again].map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await lettersTo(portal, twice.email)).toHaveLength(1);
  });

  test('brings a file that is named safely and is what its content is', async () => {
    const file = new File([PDF], '../../etc/«Снимок» № 5.exe', { type: 'image/png' });
    const number = await send({}, file);
    const attachment = await readMessageAttachment(portal, operator, number);
    expect(attachment).toMatchObject({ fileName: 'Снимок-5.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from(attachment!.content).toString()).toBe(PDF);
  });

  test.each([
    ['a web page', '<!doctype html><script>alert(1)</script>', 'wrong-type'],
    ['a drawing that can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'wrong-type'],
    ['an empty file', '', 'empty'],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'too-large'],
  ] as const)('is refused with %s', async (_, content, problem) => {
    const file = new File([content as BlobPart], 'a.pdf', { type: 'application/pdf' });
    expect(await sendMessage(portal, typed(), file, visit())).toEqual({
      outcome: 'invalid',
      problems: {},
      attachment: problem,
    });
  });

  test('is one of twenty an hour from one address', async () => {
    const from = new Visitor(portal).visit;
    for (let n = 0; n < 20; n += 1) {
      expect(await sendMessage(portal, typed(), null, from)).toMatchObject({ outcome: 'received' });
    }
    expect(await sendMessage(portal, typed(), null, from)).toMatchObject({ outcome: 'too-many' });
  });
});

describe('the operator', () => {
  test('sees the oldest first, by state and topic, page by page, and what is overdue', async () => {
    portal.setClock('2026-06-09T08:59:00Z');
    const old = await send({ topic: 'accessibility' });
    portal.setClock('2026-06-15T09:00:00Z');
    const late = await send({ topic: 'accessibility' });
    const state = await readFeedbackState(portal, operator);
    expect(state).toMatchObject({ overdue: 1, oldest: new Date('2026-06-09T08:59:00Z') });
    const filter = { state: 'new', topic: 'accessibility' } as const;
    const queue = await readFeedbackQueue(portal, operator, filter, ALL);
    expect(queue.rows.map(({ number, overdue }) => [number, overdue])).toEqual([
      [old, true],
      [late, false],
    ]);
    const first = await readFeedbackQueue(portal, operator, filter, { after: null, limit: 1 });
    expect(first.next).toBe(old);
    const next = await readFeedbackQueue(portal, operator, filter, { after: old, limit: 1 });
    expect(next).toMatchObject({ rows: [{ number: late }], next: null });
  });

  test('finds messages by number and by address, whatever their state', async () => {
    const number = await send({ email: 'found@feedback.example' });
    await closeMessage(portal, operator, number, 'Повтор.');
    const again = await send({ email: 'found@feedback.example' });
    const search = async (text: string) =>
      (await readFeedbackQueue(portal, operator, { search: text }, ALL)).rows.map(
        (message) => message.number,
      );
    expect(await search(`№${number}`)).toEqual([number]);
    expect(await search(' Found@feedback.example')).toEqual([again, number]);
    expect(await search('found@')).toEqual([]);
    expect(await search("' or 1=1 --\0")).toEqual([]);
  });

  test('takes a message into work; a colleague who is slower is told', async () => {
    const number = await send();
    const results = await Promise.all([
      takeMessage(portal, operator, number),
      takeMessage(portal, colleague, number),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done']);
    const view = await readMessageView(portal, operator, number);
    expect(results.find(({ outcome }) => outcome !== 'done')).toMatchObject({
      state: 'in-work',
      by: view?.takenBy,
    });
    expect(await returnMessage(portal, operator, number)).toEqual({ outcome: 'done' });
    expect(await readMessageView(portal, operator, number)).toMatchObject({
      state: 'new',
      takenBy: null,
      takenAt: null,
    });
  });

  test('answers once, by mail; the log says so without the answer', async () => {
    const number = await send({ email: 'asks@feedback.example' });
    expect(await answerMessage(portal, operator, number, ' \n', visit())).toEqual({
      outcome: 'invalid',
      problem: 'missing',
    });
    const answers = await Promise.all([
      answerMessage(portal, operator, number, 'Исправили.\r\nСпасибо!', visit()),
      answerMessage(portal, colleague, number, 'Исправили, спасибо.', visit()),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done']);
    const letters = await lettersTo(portal, 'asks@feedback.example');
    expect(letters).toHaveLength(2);
    const view = await readMessageView(portal, operator, number);
    expect(letters[1]?.body).toContain(view?.answer);
    expect(view).toMatchObject({ state: 'answered', overdue: false });
    expect(await closeMessage(portal, operator, number, 'Поздно.')).toMatchObject({
      outcome: 'changed-meanwhile',
    });
    const { rows: entries } = await readAudit(
      portal,
      operator,
      { subject: 'feedback', subjectId: String(number) },
      { before: null, limit: 10 },
    );
    expect(entries).toMatchObject([
      { action: 'feedback-answered', before: { state: 'new' }, after: { state: 'answered' } },
    ]);
  });

  test('closes without an answer for a reason that the sender can see', async () => {
    const number = await send({ email: 'closed@feedback.example' });
    expect(await closeMessage(portal, operator, number, '')).toMatchObject({ problem: 'missing' });
    expect(await closeMessage(portal, operator, number, 'Это реклама.')).toEqual({
      outcome: 'done',
    });
    expect(await lettersTo(portal, 'closed@feedback.example')).toHaveLength(1);
    expect(
      await lookUpMessage(
        portal,
        { number: String(number), email: 'closed@feedback.example' },
        visit(),
      ),
    ).toMatchObject({ message: { state: 'closed', closingReason: 'Это реклама.' } });
  });

  test('alone may do so', async () => {
    const number = await send();
    for (const role of ['citizen', 'organization', 'supervisor', 'methodologist'] as const) {
      const other: Person = { ...operator, role };
      const tries = [
        takeMessage(portal, other, number),
        returnMessage(portal, other, number),
        answerMessage(portal, other, number, 'да', visit()),
        closeMessage(portal, other, number, 'нет'),
        readFeedbackQueue(portal, other, { search: '1' }, ALL),
        readFeedbackState(portal, other),
        readMessageView(portal, other, number),
        readMessageAttachment(portal, other, number),
      ];
      for (const attempt of tries) await expect(attempt).rejects.toThrow(NotAllowed);
    }
    expect(await takeMessage(portal, operator, 999_999)).toEqual({ outcome: 'no-such-message' });
  });
});

test('what is over is deleted after its term, the file sooner, and what waits stays', async () => {
  const ended = await send({}, new File([PDF], 'a.pdf'));
  const waiting = await send({}, new File([PDF], 'b.pdf'));
  await closeMessage(portal, operator, ended, 'Повтор.');
  const after = (days: number) => new Date(portal.clock().getTime() + days * 86_400_000);
  const attachment = (number: number) => readMessageAttachment(portal, operator, number);
  await deleteOldMessages(portal.db, after(29));
  expect(await attachment(ended)).not.toBeNull();
  await deleteOldMessages(portal.db, after(31));
  expect([await attachment(ended), await attachment(waiting)]).toMatchObject([null, {}]);
  expect(await readMessageView(portal, operator, ended)).toMatchObject({ attachment: null });
  await deleteOldMessages(portal.db, after(366));
  expect(await readMessageView(portal, operator, ended)).toBeNull();
  expect(await readMessageView(portal, operator, waiting)).not.toBeNull();
});
