import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import {
  lettersTo,
  newCitizen,
  OTHER_PASSWORD,
  PASSWORD,
  tokenFor,
  Visitor,
} from '../../../tests/support/visitor.ts';
import {
  askForNewPassword,
  createAccount,
  hashPassword,
  isDemoSessionRefused,
  loginToReset,
  resetPassword,
  signOut,
} from './index.ts';

let portal: TestPortal;
let start: Date;

beforeAll(async () => {
  portal = await openTestPortal();
});
beforeEach(() => {
  start = new Date();
  portal.setClock(start.toISOString());
});
afterAll(() => portal.close());

function passSeconds(seconds: number): void {
  portal.setClock(new Date(portal.clock().getTime() + seconds * 1000).toISOString());
}

test('twenty wrong passwords in a row slow down, and the right one gets in after the pause', async () => {
  const { person } = await newCitizen(portal);
  const guesser = new Visitor(portal);
  const results = [];
  for (let round = 0; round < 20; round += 1) {
    results.push(await guesser.signIn(person.login, `wrong password ${round}`));
  }
  expect(results.slice(0, 5)).toEqual(Array(5).fill({ outcome: 'wrong-password' }));
  expect(results.slice(5)).toEqual(Array(15).fill({ outcome: 'must-wait', seconds: 2 }));

  expect((await guesser.signIn(person.login, PASSWORD)).outcome).toBe('must-wait');
  passSeconds(2);
  expect((await guesser.signIn(person.login, 'wrong again')).outcome).toBe('wrong-password');
  expect(await guesser.signIn(person.login, PASSWORD)).toEqual({
    outcome: 'must-wait',
    seconds: 4,
  });
  passSeconds(4);
  expect((await guesser.signIn(person.login, PASSWORD)).outcome).toBe('signed-in');
  expect((await guesser.signIn(person.login, 'wrong')).outcome).toBe('wrong-password');
  expect((await guesser.signIn(person.login, PASSWORD)).outcome).toBe('signed-in');
});

test('the pause never grows beyond a minute', async () => {
  const { person } = await newCitizen(portal);
  const guesser = new Visitor(portal);
  for (let round = 0; round < 15; round += 1) {
    expect((await guesser.signIn(person.login, 'wrong')).outcome).toBe('wrong-password');
    passSeconds(60);
  }
  expect((await guesser.signIn(person.login, PASSWORD)).outcome).toBe('signed-in');
});

test('tries that arrive at once are no way around the pauses', async () => {
  const { person } = await newCitizen(portal);
  const guesser = new Visitor(portal);
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, round) => guesser.signIn(person.login, `wrong ${round}`)),
  );
  expect(results.filter(({ outcome }) => outcome === 'wrong-password')).toHaveLength(5);
});

test('a login that does not exist is answered and slowed down like one that does', async () => {
  const guesser = new Visitor(portal);
  for (let round = 0; round < 5; round += 1) {
    expect(await guesser.signIn('nobody-here', 'wrong')).toEqual({ outcome: 'wrong-password' });
  }
  expect(await guesser.signIn('nobody-here', 'wrong')).toEqual({
    outcome: 'must-wait',
    seconds: 2,
  });
});

test('what can be no login or password is simply wrong', async () => {
  const visitor = new Visitor(portal);
  const long = 'x'.repeat(100_000);
  for (const [name, password] of [
    ['a\u0000b', PASSWORD],
    [long, PASSWORD],
    ['\uFFFD', PASSWORD],
    ['somebody', long],
    ['somebody', '\u0000'],
  ] as const) {
    expect(await visitor.signIn(name, password)).toEqual({ outcome: 'wrong-password' });
  }
});

test('after signing out a session is over at once, for every copy of its cookie', async () => {
  const { visitor, person } = await newCitizen(portal);
  const { visit } = visitor;
  const copy = new Headers(visit.headers);
  visitor.keep(await signOut(portal, visit));
  expect(await visitor.person()).toBeNull();
  const thief = new Visitor(portal);
  Object.defineProperty(thief, 'visit', { value: { ...visit, headers: copy } });
  expect(await thief.person()).toBeNull();
  expect((await visitor.signIn(person.login, PASSWORD)).outcome).toBe('signed-in');
});

test('a session ends after two weeks, and a cookie that was tampered with is nobody', async () => {
  const { visitor } = await newCitizen(portal);
  const cookie = visitor.visit.headers.get('cookie') ?? '';
  const tampered = [
    cookie.replace(/=./, '=x'),
    cookie.slice(0, -8),
    'portal.session_token=',
    'portal.session_token=%',
    'portal.session_token=a.b',
  ];
  for (const text of tampered) {
    const forger = new Visitor(portal);
    Object.defineProperty(forger, 'visit', {
      value: { ...forger.visit, headers: new Headers({ cookie: text }) },
    });
    expect(await forger.person()).toBeNull();
  }
  expect(await visitor.person()).not.toBeNull();
  passSeconds(14 * 86_400 + 60);
  expect(await visitor.person()).toBeNull();
});

test('a demo login works in the demo alone, and its open sessions too', async () => {
  await createAccount(portal.db, {
    login: 'citizen',
    email: 'citizen@demo.invalid',
    passwordHash: await hashPassword('demo-portal-2026'),
    role: 'citizen',
    demo: true,
    language: 'ru',
    createdAt: start,
  });
  const visitor = new Visitor(portal);
  const signIn = () => visitor.signIn('citizen', 'demo-portal-2026');
  expect((await signIn()).outcome).toBe('demo-refused');

  portal.configuration.demo = true;
  expect((await signIn()).outcome).toBe('signed-in');
  expect(await visitor.person()).toMatchObject({ login: 'citizen' });
  await askForNewPassword(portal, 'citizen', visitor.visit);
  expect(await lettersTo(portal, 'citizen@demo.invalid')).toEqual([]);

  portal.configuration.demo = false;
  expect(await visitor.person()).toBeNull();
  expect(await isDemoSessionRefused(portal, visitor.visit.headers)).toBe(true);
  expect(await isDemoSessionRefused(portal, new Headers())).toBe(false);
});

test('a forgotten password is replaced by a link, once, and all sessions end', async () => {
  const { visitor, person } = await newCitizen(portal);
  for (let round = 0; round < 6; round += 1) await visitor.signIn(person.login, 'wrong');
  const other = new Visitor(portal);
  expect(await askForNewPassword(portal, person.login, other.visit)).toEqual({
    outcome: 'letter-sent',
  });
  const unused = await tokenFor(portal, person.email);
  await askForNewPassword(portal, person.login, other.visit);
  const token = await tokenFor(portal, person.email);
  expect(await loginToReset(portal, token)).toBe(person.login);
  expect(await loginToReset(portal, unused)).toBe(person.login);

  expect(await resetPassword(portal, token, 'short', other.visit)).toEqual({
    outcome: 'invalid',
    problem: 'too-short',
  });
  const reset = () => resetPassword(portal, token, OTHER_PASSWORD, other.visit);
  expect((await reset()).outcome).toBe('changed');
  expect((await reset()).outcome).toBe('no-such-link');
  expect(await loginToReset(portal, token)).toBeNull();
  expect(await loginToReset(portal, unused)).toBeNull();
  expect(await visitor.person()).toBeNull();
  expect((await visitor.signIn(person.login, PASSWORD)).outcome).toBe('wrong-password');
  expect((await visitor.signIn(person.login, OTHER_PASSWORD)).outcome).toBe('signed-in');
  expect((await lettersTo(portal, person.email)).at(-1)?.subject).toBe('Пароль изменён');
});

test('asking for a new password is answered the same when there is no such account', async () => {
  const visitor = new Visitor(portal);
  for (const name of ['nobody', 'nobody@example.org', 'a\u0000b', 'x'.repeat(100_000)]) {
    expect(await askForNewPassword(portal, name, visitor.visit)).toEqual({
      outcome: 'letter-sent',
    });
  }
  expect(await lettersTo(portal, 'nobody@example.org')).toEqual([]);
  expect(await askForNewPassword(portal, ' ', visitor.visit)).toEqual({ outcome: 'missing' });
  expect(await loginToReset(portal, 'invented\u0000')).toBeNull();
});
