import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../tests/support/portal.ts';
import {
  lettersTo,
  linkFor,
  newCitizen,
  PASSWORD,
  registrationOf,
  tokenFor,
  Visitor,
} from '../../../tests/support/visitor.ts';
import { confirmRegistration, loginToConfirm, register } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal(new Date().toISOString());
});
afterAll(() => portal.close());

test('an account opens with the link of the letter, and not before', async () => {
  const visitor = new Visitor(portal);
  const form = { ...registrationOf('Vera.K'), next: '/be/organizations/7/rate' };
  expect(await register(portal, form, visitor.visit)).toEqual({
    outcome: 'letter-sent',
    email: 'vera.k@example.org',
  });
  expect((await visitor.signIn('vera.k', PASSWORD)).outcome).toBe('not-confirmed');
  expect(await visitor.person()).toBeNull();

  const token = await tokenFor(portal, 'vera.k@example.org');
  expect(await loginToConfirm(portal, token)).toBe('vera.k');
  expect(await confirmRegistration(portal, token)).toEqual({
    outcome: 'confirmed',
    login: 'vera.k',
  });
  expect((await visitor.signIn('VERA.K ', PASSWORD)).outcome).toBe('signed-in');
  expect(await visitor.person()).toMatchObject({
    login: 'vera.k',
    email: 'vera.k@example.org',
    role: 'citizen',
  });
  expect((await new Visitor(portal).signIn('Vera.K@example.org', PASSWORD)).outcome).toBe(
    'signed-in',
  );
});

test('the letter leads to the own page, and from there to where one wanted to go', async () => {
  const visitor = new Visitor(portal);
  const form = { ...registrationOf('led-on'), next: '/be/organizations/7/rate' };
  await register(portal, form, { ...visitor.visit, locale: 'be' });
  const link = new URL(await linkFor(portal, form.email));
  expect(link.origin).toBe('https://portal.example');
  expect(link.pathname).toBe('/be/confirm');
  expect(link.searchParams.get('next')).toBe('/be/organizations/7/rate');
});

test('the text of the consent is kept with its version, language and moment', async () => {
  const { person } = await newCitizen(portal);
  const [consent, ...more] = await portal.db
    .selectFrom('consents')
    .selectAll()
    .where('user_id', '=', person.id)
    .execute();
  expect(more).toEqual([]);
  expect(consent).toMatchObject({ version: '2026-01-15', language: 'ru' });
  expect(consent?.body).toContain('№ 99-З');
  expect(consent?.given_at).toBeInstanceOf(Date);
});

test('a link works once, and an old or invented one not at all', async () => {
  const visitor = new Visitor(portal);
  await register(portal, registrationOf('only-once'), visitor.visit);
  const token = await tokenFor(portal, 'only-once@example.org');
  expect((await confirmRegistration(portal, token)).outcome).toBe('confirmed');
  expect((await confirmRegistration(portal, token)).outcome).toBe('no-such-link');
  expect((await confirmRegistration(portal, 'x\u0000')).outcome).toBe('no-such-link');

  const before = portal.clock();
  await register(portal, registrationOf('too-late'), visitor.visit);
  const late = await tokenFor(portal, 'too-late@example.org');
  portal.setClock(new Date(before.getTime() + 49 * 3_600_000).toISOString());
  expect((await confirmRegistration(portal, late)).outcome).toBe('no-such-link');
  portal.setClock(before.toISOString());
});

test('nothing but the letter tells that an address has an account already', async () => {
  const { person } = await newCitizen(portal);
  const stranger = new Visitor(portal);
  const form = { ...registrationOf('stranger'), email: person.email };
  expect(await register(portal, form, stranger.visit)).toEqual({
    outcome: 'letter-sent',
    email: person.email,
  });
  expect((await stranger.signIn('stranger', PASSWORD)).outcome).toBe('not-confirmed');
  expect((await register(portal, form, stranger.visit)).outcome).toBe('letter-sent');

  const letter = (await lettersTo(portal, person.email)).at(-1);
  expect(letter?.body).toContain(person.login);
  expect(letter?.body).not.toContain('token');
  const accounts = await portal.db
    .selectFrom('users')
    .select('username')
    .where('email', '=', person.email)
    .execute();
  expect(accounts).toEqual([{ username: person.login }]);
});

test('of two registrations with one login, the one confirmed first gets it', async () => {
  const first = new Visitor(portal);
  const second = new Visitor(portal);
  await register(portal, registrationOf('wanted'), first.visit);
  const form = { ...registrationOf('wanted'), email: 'other@example.org' };
  await register(portal, form, second.visit);
  const tokens = [
    await tokenFor(portal, 'wanted@example.org'),
    await tokenFor(portal, 'other@example.org'),
  ];
  const results = await Promise.all(tokens.map((token) => confirmRegistration(portal, token)));
  expect(results.map((result) => result.outcome).sort()).toEqual(['confirmed', 'login-taken']);
});

test('every field says what is wrong with it', async () => {
  const { person } = await newCitizen(portal);
  const visitor = new Visitor(portal);
  const problemsOf = async (form: Partial<ReturnType<typeof registrationOf>>) => {
    const result = await register(portal, { ...registrationOf('fine'), ...form }, visitor.visit);
    return result.outcome === 'invalid' ? result.problems : result.outcome;
  };
  expect(await problemsOf({ login: '', email: '', password: '', consent: false })).toEqual({
    login: 'missing',
    email: 'missing',
    password: 'missing',
    consent: 'missing',
  });
  const nul = 'a\u0000b';
  expect(await problemsOf({ login: nul, email: `${nul}@example.org`, password: nul })).toEqual({
    login: 'damaged',
    email: 'damaged',
    password: 'damaged',
  });
  expect(await problemsOf({ login: 'a\uFFFDbc' })).toEqual({ login: 'damaged' });
  const long = 'x'.repeat(100_000);
  expect(await problemsOf({ login: long, email: `${long}@example.org`, password: long })).toEqual({
    login: 'form',
    email: 'form',
    password: 'too-long',
  });
  expect(await problemsOf({ password: 'x' })).toEqual({ password: 'too-short' });
  expect(await problemsOf({ password: 'fine@example.org' })).toEqual({ password: 'too-common' });
  expect(await problemsOf({ login: 'admin' })).toEqual({ login: 'reserved' });
  expect(await problemsOf({ login: person.login.toUpperCase() })).toEqual({ login: 'taken' });
  expect(await problemsOf({ email: 'no address' })).toEqual({ email: 'form' });
});

test('nobody is flooded with letters through us', async () => {
  const visitor = new Visitor(portal);
  const outcomes: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const form = { ...registrationOf(`flood${round}`), email: 'victim@example.org' };
    outcomes.push((await register(portal, form, visitor.visit)).outcome);
  }
  expect(outcomes).toEqual([...Array<string>(5).fill('letter-sent'), 'too-many']);
  expect(await lettersTo(portal, 'victim@example.org')).toHaveLength(5);
});
