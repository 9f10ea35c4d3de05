import { afterAll, beforeAll, expect, test } from 'vitest';
import { notify, saveSettings } from '#server/notifications/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import {
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { choices } from '../../../tests/support/notification-choices.ts';
import {
  lettersTo,
  newCitizen,
  OTHER_PASSWORD,
  PASSWORD,
  tokenFor,
  Visitor,
} from '../../../tests/support/visitor.ts';
import {
  changeEmail,
  changePassword,
  confirmNewEmail,
  createAccount,
  deleteAccount,
  exportOfPerson,
  hashPassword,
  type Person,
} from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal(new Date().toISOString());
});
afterAll(() => portal.close());

const CRITERION = { scale: 'yes-no', valid_from: null, valid_until: null } as const;
const QUESTION = { question_ru: 'Чисто ли?', question_be: 'Ці чыста?' };

/** A rating with a comment in which personal data are masked, and the organisation's reply. */
async function rateAndReply(person: Person): Promise<{ organizationId: number; ratingId: number }> {
  const organizationId = await addOrganization(portal);
  const { id: criterion } = await portal.db
    .insertInto('additional_criteria')
    .values({ organization_id: organizationId, ...CRITERION })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: wording } = await portal.db
    .insertInto('criterion_wordings')
    .values({ organization_id: organizationId, criterion_id: criterion, ...QUESTION })
    .returning('id')
    .executeTakeFirstOrThrow();
  const fields = questionnaire(4, {
    comment: ['Звоните: +375 29 123-45-67'],
    [`criterion-${wording}`]: ['1'],
  });
  const result = await submitRating(portal, person, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(`not rated: ${JSON.stringify(result)}`);
  const { ratingId } = result;
  await portal.db
    .insertInto('replies')
    .values({ organization_id: organizationId, rating_id: ratingId, body: 'Спасибо', helped: true })
    .execute();
  return { organizationId, ratingId };
}

test('a new password takes the old one, keeps this session and ends the others', async () => {
  const { visitor, person } = await newCitizen(portal);
  const elsewhere = new Visitor(portal);
  await elsewhere.signIn(person.login, PASSWORD);
  const change = (current: string, next: string) =>
    changePassword(portal, person, { current, next }, visitor.visit);
  expect(await change('wrong', OTHER_PASSWORD)).toEqual({ outcome: 'wrong-password' });
  expect(await change(PASSWORD, person.email)).toEqual({
    outcome: 'invalid',
    problem: 'too-common',
  });
  const changed = await change(PASSWORD, OTHER_PASSWORD);
  expect(changed.outcome).toBe('changed');
  if (changed.outcome === 'changed') visitor.keep(changed.cookies);
  expect(await visitor.person()).toMatchObject({ id: person.id });
  expect(await elsewhere.person()).toBeNull();
  expect((await elsewhere.signIn(person.login, OTHER_PASSWORD)).outcome).toBe('signed-in');
  expect((await lettersTo(portal, person.email)).at(-1)?.subject).toBe('Пароль изменён');
});

test('a new address counts once its owner opened the link, and the old one is told', async () => {
  const { visitor, person } = await newCitizen(portal);
  const form = { email: ' New.Address@Example.org', password: PASSWORD };
  const change = (more: Partial<typeof form> = {}) =>
    changeEmail(portal, person, { ...form, ...more }, visitor.visit);
  expect(await change({ password: 'wrong' })).toEqual({ outcome: 'wrong-password' });
  expect(await change({ email: person.email })).toEqual({ outcome: 'invalid', problem: 'same' });
  expect(await change({ email: 'x\u0000' })).toEqual({ outcome: 'invalid', problem: 'damaged' });
  expect(await change()).toEqual({ outcome: 'letter-sent', email: 'new.address@example.org' });
  expect((await visitor.person())?.email).toBe(person.email);
  expect((await lettersTo(portal, person.email)).at(-1)?.body).toContain('new.address@example.org');

  const token = await tokenFor(portal, 'new.address@example.org');
  expect(await confirmNewEmail(portal, token)).toEqual({ outcome: 'changed' });
  expect((await visitor.person())?.email).toBe('new.address@example.org');
  expect(await confirmNewEmail(portal, token)).toEqual({ outcome: 'no-such-link' });
  expect(await confirmNewEmail(portal, 'invented')).toEqual({ outcome: 'no-such-link' });
});

test('an address that another account has cannot be taken, and the answer does not tell', async () => {
  const { person: owner } = await newCitizen(portal);
  const { visitor, person } = await newCitizen(portal);
  const form = { email: owner.email, password: PASSWORD };
  expect(await changeEmail(portal, person, form, visitor.visit)).toEqual({
    outcome: 'letter-sent',
    email: owner.email,
  });
  expect((await lettersTo(portal, owner.email)).at(-1)?.subject).toBe('Этот адрес уже занят');
});

test('when an address finds an account before its link is opened, the link does nothing', async () => {
  const { visitor, person } = await newCitizen(portal);
  const form = { email: 'contested@example.org', password: PASSWORD };
  await changeEmail(portal, person, form, visitor.visit);
  const token = await tokenFor(portal, 'contested@example.org');
  await createAccount(portal.db, {
    login: 'faster',
    email: 'contested@example.org',
    passwordHash: await hashPassword(PASSWORD),
    role: 'citizen',
    demo: false,
    language: 'ru',
    createdAt: portal.clock(),
  });
  expect(await confirmNewEmail(portal, token)).toEqual({ outcome: 'no-such-link' });
});

test('the demo logins belong to everybody, so nobody changes or deletes them', async () => {
  const { visitor, person } = await newCitizen(portal);
  await portal.db.updateTable('users').set({ demo: true }).where('id', '=', person.id).execute();
  const { visit } = visitor;
  const passwords = { current: PASSWORD, next: OTHER_PASSWORD };
  const form = { email: 'mine@example.org', password: PASSWORD };
  expect((await changePassword(portal, person, passwords, visit)).outcome).toBe('demo-account');
  expect((await changeEmail(portal, person, form, visit)).outcome).toBe('demo-account');
  expect((await deleteAccount(portal, person, PASSWORD, visit)).outcome).toBe('demo-account');
});

test('guessing the password in an open session is slowed down too', async () => {
  const { visitor, person } = await newCitizen(portal);
  for (let round = 0; round < 5; round += 1) {
    const result = await deleteAccount(portal, person, `wrong ${round}`, visitor.visit);
    expect(result).toEqual({ outcome: 'wrong-password' });
  }
  expect(await deleteAccount(portal, person, PASSWORD, visitor.visit)).toEqual({
    outcome: 'must-wait',
    seconds: 2,
  });
});

test('a deleted account leaves its ratings, without the person', async () => {
  const { visitor, person } = await newCitizen(portal);
  const { organizationId, ratingId } = await rateAndReply(person);
  const counted = (await portal.standings.current()).sumsOf(organizationId);
  expect(await deleteAccount(portal, person, PASSWORD, visitor.visit)).toEqual({
    outcome: 'deleted',
  });

  const rating = await portal.db
    .selectFrom('ratings')
    .select(['citizen_id', 'status', 'comment', 'comment_public'])
    .where('id', '=', ratingId)
    .executeTakeFirstOrThrow();
  expect(rating).toMatchObject({ citizen_id: null, status: 'counted' });
  expect(rating.comment).toBe(rating.comment_public);
  expect(rating.comment).not.toContain('123-45-67');
  expect((await portal.standings.current()).sumsOf(organizationId)).toEqual(counted);

  expect(await visitor.person()).toBeNull();
  expect((await visitor.signIn(person.login, PASSWORD)).outcome).toBe('wrong-password');
  for (const table of ['sessions', 'accounts'] as const) {
    const rows = await portal.db
      .selectFrom(table)
      .select('id')
      .where('userId', '=', person.id)
      .execute();
    expect(rows).toEqual([]);
  }
  const letters = await lettersTo(portal, person.email);
  expect(letters.map((letter) => letter.subject)).toEqual(['Учётная запись удалена']);
  expect(await deleteAccount(portal, person, PASSWORD, visitor.visit)).toEqual({
    outcome: 'signed-out',
  });
});

test('the export holds everything about the person, and nothing to sign in with', async () => {
  const { person } = await newCitizen(portal);
  const { organizationId, ratingId } = await rateAndReply(person);
  const { person: somebodyElse } = await newCitizen(portal);
  await rateAndReply(somebodyElse);
  const data = { organizationId, ratingId, grounds: null };
  const to = { userId: person.id };
  await notify(portal.db, portal.clock(), { kind: 'rating-excluded', data, to });
  const form = choices(person, { digest: '2', mail: { 'rating-excluded': 'none' } });
  await saveSettings(portal, person, form);
  const exported = await exportOfPerson(portal, person);

  expect(exported.account).toMatchObject({ login: person.login, email: person.email });
  expect(exported.consents).toMatchObject([{ version: '2026-01-15', language: 'ru' }]);
  expect(exported.sessions).toMatchObject([
    { networkAddress: expect.stringMatching(/^192\.0\.2/) },
  ]);
  expect(exported.letters).toMatchObject([{ subject: 'Подтвердите адрес почты' }]);
  expect(exported.ratings).toHaveLength(1);
  expect(exported.ratings[0]).toMatchObject({
    id: ratingId,
    organizationId,
    simplicity: 4,
    comment: 'Звоните: +375 29 123-45-67',
    commentAsPublished: expect.not.stringContaining('123-45-67'),
    reply: 'Спасибо',
    replyHelped: true,
    answers: [{ questionRu: 'Чисто ли?', questionBe: 'Ці чыста?', scale: 'yes-no', score: 1 }],
  });
  expect(exported.notifications).toMatchObject([{ kind: 'rating-excluded', data, readAt: null }]);
  expect(exported.notificationSettings.digest).toMatchObject({ weekday: 2 });
  expect(exported.notificationSettings.kinds).toContainEqual({
    kind: 'rating-excluded',
    portal: true,
    mail: 'none',
  });
  const text = JSON.stringify(exported);
  const { password } = await portal.db
    .selectFrom('accounts')
    .select('password')
    .where('userId', '=', person.id)
    .executeTakeFirstOrThrow();
  const { token } = await portal.db
    .selectFrom('sessions')
    .select('token')
    .where('userId', '=', person.id)
    .executeTakeFirstOrThrow();
  expect(text).not.toContain(password);
  expect(text).not.toContain(token);
});
