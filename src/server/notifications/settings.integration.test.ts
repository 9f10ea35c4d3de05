import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { choices } from '../../../tests/support/notification-choices.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import { lettersTo } from '../../../tests/support/visitor.ts';
import {
  countUnread,
  deleteOldNotifications,
  markAllRead,
  MOST_UNREAD,
  notify,
  openNotification,
  readNotifications,
  readSettings,
  readUnsubscription,
  saveSettings,
  sendDigests,
  sendNotifications,
  unsubscribe,
} from './index.ts';

let portal: TestPortal;
let organizationId: number;
let head: Person;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  organizationId = await addOrganization(portal, { name: 'Поликлиника' });
  head = await addResponsiblePerson(portal, organizationId);
});

async function tell(ratingId: number, kind: 'comment-added' | 'low-rating' = 'comment-added') {
  const to = { organizationId, right: 'any' } as const;
  const key = { organizationId, ratingId };
  await notify(
    portal.db,
    portal.clock(),
    kind === 'low-rating'
      ? { kind, data: { ...key, published: true }, to }
      : { kind, data: key, to },
  );
}

async function list(person = head, before: number | null = null, limit = 10) {
  return readNotifications(portal, person, 'ru', { before, limit });
}

test('the list is newest first and goes on by key', async () => {
  for (const id of [1, 2, 3]) await tell(id);
  const first = await list(head, null, 2);
  expect(first.rows.map(({ title, isRead }) => [title, isRead])).toEqual([
    ['Новый отзыв: Поликлиника', false],
    ['Новый отзыв: Поликлиника', false],
  ]);
  const second = await list(head, first.next, 2);
  expect([second.rows.length, second.next]).toEqual([1, null]);
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
});

test('opening one marks it as read and leads to what it tells of', async () => {
  await tell(1);
  const [{ id } = { id: 0 }] = (await list()).rows;
  expect(await openNotification(portal, head, id)).toBe(`/cabinet/${organizationId}/comments`);
  expect(await countUnread(portal, head)).toBe(0);
  expect((await list()).rows[0]?.isRead).toBe(true);
});

test("somebody else's notification looks as if there were none, and stays unread", async () => {
  await tell(1);
  const [{ id } = { id: 0 }] = (await list()).rows;
  const stranger = await addCitizen(portal.db);
  expect(await openNotification(portal, stranger, id)).toBeNull();
  await markAllRead(portal, stranger, id);
  expect(await countUnread(portal, head)).toBe(1);
  expect((await list(stranger)).rows).toEqual([]);
});

test('what came after the page was shown stays unread', async () => {
  await tell(1);
  await tell(2);
  const upTo = (await list()).rows[0]!.id;
  await tell(3);
  await markAllRead(portal, head, upTo);
  expect(await countUnread(portal, head)).toBe(1);
});

test('unread ones are counted up to a bound', async () => {
  for (let n = 0; n < MOST_UNREAD + 3; n += 1) await tell(n);
  expect(await countUnread(portal, head)).toBe(MOST_UNREAD);
});

test('without a choice, settings are what is usual for the role', async () => {
  const operator = await addOperator(portal.db);
  const settings = await readSettings(portal, operator, 'en');
  expect(settings.weekday).toBeNull();
  expect(settings.kinds.map(({ name }) => name)).toContain('Requests to register');
  expect(settings.kinds.map(({ kind }) => kind)).not.toContain('low-rating');
});

test('what was chosen is kept, and can be chosen anew', async () => {
  const form = choices(head, {
    digest: '5',
    mail: { 'low-rating': 'none' },
    portal: ['reply-due'],
  });
  expect(await saveSettings(portal, head, form)).toEqual({ outcome: 'saved' });
  const settings = await readSettings(portal, head, 'ru');
  expect(settings.weekday).toBe(5);
  const kinds = new Map(settings.kinds.map((setting) => [setting.kind, setting]));
  expect(kinds.get('low-rating')).toMatchObject({ mail: 'none', portal: false });
  expect(kinds.get('reply-due')).toMatchObject({ mail: 'digest', portal: true });
  await saveSettings(portal, head, choices(head));
  expect((await readSettings(portal, head, 'ru')).weekday).toBeNull();
});

test('a kind that is turned off everywhere tells nothing; one for mail alone is not listed', async () => {
  const form = choices(head, { mail: { 'comment-added': 'none' }, portal: [] });
  await saveSettings(portal, head, form);
  await tell(1);
  await tell(2, 'low-rating');
  expect((await list()).rows).toEqual([]);
  expect(await countUnread(portal, head)).toBe(0);
  expect(await sendNotifications(portal)).toBe(1);
});

test.each([
  ['an unknown day', { digest: '8' }, 'digest'],
  ['an unknown way', { mail: { 'low-rating': 'by pigeon' } }, 'mail-low-rating'],
  ['a letter for each rating', { mail: { 'new-ratings': 'at-once' } }, 'mail-new-ratings'],
])('%s is refused', async (_what, given, field) => {
  const result = await saveSettings(portal, head, choices(head, given));
  expect(result).toEqual({ outcome: 'invalid', problems: { [field]: 'unknown' } });
});

test('choices for kinds of another role are not kept', async () => {
  const form = choices(head, { mail: { 'work-overdue': 'at-once' }, portal: ['work-overdue'] });
  await saveSettings(portal, head, form);
  const stored = await portal.db
    .selectFrom('notification_choices')
    .select('kind')
    .where('user_id', '=', head.id)
    .where('kind', '=', 'work-overdue')
    .execute();
  expect(stored).toEqual([]);
});

async function unsubscribeToken(): Promise<string> {
  const letter = (await lettersTo(portal, head.email)).at(-1);
  return new URL(letter!.unsubscribe!).searchParams.get('token')!;
}

test('the link of a letter ends letters of its kind, also those that wait, and nothing else', async () => {
  await tell(1, 'low-rating');
  await sendNotifications(portal);
  await tell(2, 'low-rating');
  const token = await unsubscribeToken();
  expect(readUnsubscription(portal, token, 'ru')).toEqual({ kind: 'Низкие оценки с отзывом' });
  expect([await unsubscribe(portal, token), await unsubscribe(portal, token)]).toEqual([
    true,
    true,
  ]);
  expect(await sendNotifications(portal)).toBe(0);
  const { kinds } = await readSettings(portal, head, 'ru');
  const mails = Object.fromEntries(kinds.map(({ kind, mail }) => [kind, mail]));
  expect(mails).toMatchObject({ 'low-rating': 'none', 'comment-added': 'digest' });
  expect((await list()).rows).toHaveLength(2);
});

test('the link of a digest ends the digest', async () => {
  await tell(1);
  portal.setClock('2026-06-16T06:00:00Z');
  await sendDigests(portal);
  const token = await unsubscribeToken();
  expect(readUnsubscription(portal, token, 'ru')).toBe('digest');
  await unsubscribe(portal, token);
  const { kinds } = await readSettings(portal, head, 'ru');
  expect(kinds.map(({ mail }) => mail)).not.toContain('digest');
  expect(kinds.map(({ mail }) => mail)).toContain('at-once');
});

test('a changed link, and one of an account that is gone, end nothing', async () => {
  await tell(1, 'low-rating');
  await sendNotifications(portal);
  const token = await unsubscribeToken();
  const [, signed] = token.split('.');
  const forged = `${Buffer.from(`low-rating:${head.id}x`).toString('base64url')}.${signed}`;
  for (const wrong of ['', '.', 'x', forged, `${token}x`, `${token}.x`]) {
    expect([wrong, readUnsubscription(portal, wrong, 'ru')]).toEqual([wrong, null]);
    expect(await unsubscribe(portal, wrong)).toBe(false);
  }
  await portal.db.deleteFrom('responsible_persons').where('user_id', '=', head.id).execute();
  await portal.db.deleteFrom('users').where('id', '=', head.id).execute();
  expect(await unsubscribe(portal, token)).toBe(false);
});

test('after half a year notifications are deleted', async () => {
  await tell(1);
  portal.setClock('2026-12-01T09:00:00Z');
  await tell(2);
  await deleteOldNotifications(portal.db, new Date('2026-12-20T00:00:00Z'));
  expect((await list()).rows).toHaveLength(1);
});
