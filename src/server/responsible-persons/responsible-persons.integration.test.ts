import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { addOperator } from '../../../tests/support/officials.ts';
import { lettersTo, PASSWORD, tokenFor, Visitor } from '../../../tests/support/visitor.ts';
import {
  acceptInvitation,
  changePerson,
  invitePerson,
  listPersons,
  MOST_PERSONS_OF_ORGANIZATION,
  readOwnOrganizations,
  readPersons,
  removePerson,
  resendInvitation,
  type Rights,
} from './index.ts';

const ALL: Rights = { mayEdit: true, mayAnswer: true };
const NOTHING: Rights = { mayEdit: false, mayAnswer: false };

let portal: TestPortal;
let organizationId: number;
let head: Person;
let headId: number;
let made = 0;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
  ({ person: head, id: headId } = await activePerson(organizationId));
});

async function activePerson(organization: number, rights: Rights = ALL) {
  const person: Person = { ...(await addCitizen(portal.db)), role: 'organization' };
  await portal.db
    .updateTable('users')
    .set({ role: 'organization' })
    .where('id', '=', person.id)
    .execute();
  const { id } = await portal.db
    .insertInto('responsible_persons')
    .values({
      organization_id: organization,
      user_id: person.id,
      email: person.email,
      name: 'Имя',
      position: 'Должность',
      phone: '2000000',
      added_at: portal.clock(),
      may_edit: rights.mayEdit,
      may_answer: rights.mayAnswer,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { person, id };
}

function somebody(email = `colleague-${(made += 1)}@example.org`) {
  return { name: 'Ковалёва Анна', position: 'юрист', email, phone: '+375 17 200-00-00' };
}

function invite(typed = somebody(), rights = ALL, person = head) {
  const { visit } = new Visitor(portal);
  return invitePerson(portal, person, organizationId, typed, rights, visit);
}

const keyOf = (id: number) => ({ organizationId, id });

async function listed() {
  return (await readPersons(portal, head, organizationId))!.persons;
}

async function rightsOf(person: Person) {
  return (await readOwnOrganizations(portal, person)).find(({ id }) => id === organizationId);
}

async function accept(email: string, login: string) {
  const token = await tokenFor(portal, email);
  return acceptInvitation(portal, token, { login, password: PASSWORD }, null);
}

async function accountOf(login: string): Promise<Person> {
  const { id, email } = await portal.db
    .selectFrom('users')
    .select(['id', 'email'])
    .where('username', '=', login)
    .executeTakeFirstOrThrow();
  return { id, email, login, role: 'organization' };
}

test('somebody is invited with rights, comes in by the link, and may do just that', async () => {
  const typed = somebody(` Jurist-${(made += 1)}@Example.org `);
  expect(await invite(typed, { mayEdit: false, mayAnswer: true })).toEqual({ outcome: 'invited' });
  const email = typed.email.trim().toLowerCase();
  expect((await listed()).at(-1)).toMatchObject({ email, state: 'invited', mayEdit: false });
  const login = `jurist-${made}`;
  expect(await accept(email, login)).toMatchObject({ outcome: 'accepted', organizationId });
  expect((await listed()).at(-1)).toMatchObject({ email, state: 'active', invitedUntil: null });
  const person = await accountOf(login);
  expect(await rightsOf(person)).toMatchObject({ mayEdit: false, mayAnswer: true });
  expect(await accept(email, login)).toEqual({ outcome: 'no-such-link' });
});

describe('an invitation sent again', () => {
  test('has a new link, and the old one is good no more', async () => {
    const { email } = somebody();
    await invite(somebody(email));
    const old = await tokenFor(portal, email);
    const { id } = (await listed()).at(-1)!;
    const { visit } = new Visitor(portal);
    expect(await resendInvitation(portal, head, keyOf(id), visit)).toEqual({ outcome: 'sent' });
    const form = { login: `again-${made}`, password: PASSWORD };
    expect(await acceptInvitation(portal, old, form, null)).toEqual({ outcome: 'no-such-link' });
    expect(await accept(email, `again-${made}`)).toMatchObject({ outcome: 'accepted' });
    // Who has come in is not invited again.
    expect(await resendInvitation(portal, head, keyOf(id), visit)).toEqual({
      outcome: 'not-found',
    });
  });

  test('revives one that has lapsed, and no mailbox is flooded', async () => {
    const { email } = somebody();
    await invite(somebody(email));
    portal.setClock('2026-06-25T09:00:00Z');
    expect((await listed()).at(-1)).toMatchObject({ state: 'lapsed' });
    const { id } = (await listed()).at(-1)!;
    const { visit } = new Visitor(portal);
    const results = [];
    for (let time = 0; time < 7; time += 1) {
      results.push((await resendInvitation(portal, head, keyOf(id), visit)).outcome);
    }
    expect(results[0]).toBe('sent');
    expect(results.at(-1)).toBe('wait');
    expect((await listed()).at(-1)).toMatchObject({ state: 'invited' });
    portal.setClock('2026-06-15T09:00:00Z');
  });
});

describe('the last person who may edit', () => {
  test('is neither removed nor loses the right; one who was only invited does not count', async () => {
    await invite();
    expect(await removePerson(portal, head, keyOf(headId))).toEqual({ outcome: 'last-editor' });
    const result = await changePerson(portal, head, keyOf(headId), somebody(), NOTHING);
    expect(result).toEqual({ outcome: 'last-editor' });
    expect(await rightsOf(head)).toMatchObject({ mayEdit: true });
  });

  test('of two who remove each other at once, one stays', async () => {
    const { person: other, id: otherId } = await activePerson(organizationId);
    const results = await Promise.all([
      removePerson(portal, head, keyOf(otherId)),
      removePerson(portal, other, keyOf(headId)),
    ]);
    expect(results.map(({ outcome }) => outcome)).toContain('removed');
    expect(results.filter(({ outcome }) => outcome === 'removed')).toHaveLength(1);
    const left = await Promise.all([rightsOf(head), rightsOf(other)]);
    expect(left.filter(Boolean)).toHaveLength(1);
  });

  test('can go once somebody else may edit', async () => {
    await activePerson(organizationId);
    expect(await removePerson(portal, head, keyOf(headId))).toEqual({
      outcome: 'removed',
      isSelf: true,
    });
    expect(await rightsOf(head)).toBeUndefined();
  });
});

test('whoever is removed has no access from then on, nor by a link that was sent', async () => {
  const { person, id } = await activePerson(organizationId);
  const { email } = somebody();
  await invite(somebody(email));
  const invitedId = (await listed()).at(-1)!.id;
  await removePerson(portal, head, keyOf(id));
  await removePerson(portal, head, keyOf(invitedId));
  expect(await rightsOf(person)).toBeUndefined();
  expect(await accept(email, 'too-late')).toEqual({ outcome: 'no-such-link' });
  expect(await listed()).toHaveLength(1);
  // The same address can be invited afresh.
  expect(await invite(somebody(email))).toEqual({ outcome: 'invited' });
});

test('the sessions of whoever is removed end at once, those of nobody else', async () => {
  const email = somebody().email;
  await invite(somebody(email));
  const login = `removed-${made}`;
  await accept(email, login);
  const visitor = new Visitor(portal);
  await visitor.signIn(login, PASSWORD);
  const second = new Visitor(portal);
  await second.signIn(login, PASSWORD);
  expect((await visitor.person())?.login).toBe(login);
  const { id } = (await listed()).at(-1)!;
  await changePerson(portal, head, keyOf(id), somebody(), NOTHING);
  // Fewer rights hold for the next request of the same session.
  expect(await rightsOf((await visitor.person())!)).toMatchObject(NOTHING);
  await removePerson(portal, head, keyOf(id));
  expect([await visitor.person(), await second.person()]).toEqual([null, null]);
  // The account stays, for other organisations.
  expect((await visitor.signIn(login, PASSWORD)).outcome).toBe('signed-in');
  expect(await rightsOf((await visitor.person())!)).toBeUndefined();
});

test('whoever removes themselves stays signed in', async () => {
  const email = somebody().email;
  await invite(somebody(email));
  const login = `leaver-${made}`;
  await accept(email, login);
  const visitor = new Visitor(portal);
  await visitor.signIn(login, PASSWORD);
  const leaver = (await visitor.person())!;
  const { id } = (await listed()).at(-1)!;
  expect(await removePerson(portal, leaver, keyOf(id))).toEqual({
    outcome: 'removed',
    isSelf: true,
  });
  expect((await visitor.person())?.login).toBe(login);
});

test('of two invitations accepted at once under one login, the second says that the account is there', async () => {
  const email = somebody().email;
  await invite(somebody(email));
  const first = await tokenFor(portal, email);
  organizationId = await addOrganization(portal);
  ({ person: head, id: headId } = await activePerson(organizationId));
  await invite(somebody(email));
  const second = await tokenFor(portal, email);
  const login = `twice-${made}`;
  const results = await Promise.all(
    [first, second].map((token) =>
      acceptInvitation(portal, token, { login, password: PASSWORD }, null),
    ),
  );
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'sign-in-first']);
  expect(results).toContainEqual({ outcome: 'sign-in-first', login });
});

test('one invitation sent twice at once is never told that the login is taken', async () => {
  const email = somebody().email;
  await invite(somebody(email));
  const token = await tokenFor(portal, email);
  const form = { login: `click-${made}`, password: PASSWORD };
  const results = await Promise.all([1, 2].map(() => acceptInvitation(portal, token, form, null)));
  const outcomes = results.map(({ outcome }) => outcome).sort();
  expect(['accepted,no-such-link', 'accepted,sign-in-first']).toContain(outcomes.join());
});

test('position, telephone and rights change at once, and the log knows', async () => {
  const { person, id } = await activePerson(organizationId);
  const typed = { name: 'Имя', position: ' главный  юрист ', phone: '+375 29 200—00—01' };
  expect(await changePerson(portal, head, keyOf(id), typed, NOTHING)).toEqual({
    outcome: 'saved',
  });
  expect(await rightsOf(person)).toMatchObject({ mayEdit: false, mayAnswer: false });
  expect((await listed()).at(-1)).toMatchObject({
    position: 'главный юрист',
    phone: '+375 29 200-00-01',
  });
  const operator: Person = { ...head, role: 'operator' };
  const filter = { subject: 'responsible-person', subjectId: String(id) };
  const { rows: entries } = await readAudit(portal, operator, filter, { before: null, limit: 1 });
  expect(entries).toMatchObject([
    { action: 'person-changed', before: { mayEdit: true }, after: { mayEdit: false } },
  ]);
});

describe('nobody is invited', () => {
  test.each<[string, Partial<ReturnType<typeof somebody>>, object]>([
    ['without a name', { name: ' ' }, { name: 'missing' }],
    ['with a name of 201 characters', { name: 'я'.repeat(201) }, { name: 'too-long' }],
    ['under a wrong address', { email: 'почта' }, { email: 'not-an-email' }],
    ['with a telephone in words', { phone: 'спросите' }, { phone: 'not-a-phone' }],
  ])('%s', async (_, given, problems) => {
    expect(await invite({ ...somebody(), ...given })).toEqual({ outcome: 'invalid', problems });
  });

  test('twice, also when both are sent at once', async () => {
    const typed = somebody();
    const results = await Promise.all([invite(typed), invite(typed)]);
    expect(results).toContainEqual({ outcome: 'invited' });
    expect(results).toContainEqual({ outcome: 'invalid', problems: { email: 'doubled' } });
    expect(await lettersTo(portal, typed.email)).toHaveLength(1);
  });

  test("under the address of a citizen's account", async () => {
    const { email } = await addCitizen(portal.db);
    expect(await invite(somebody(email))).toEqual({
      outcome: 'invalid',
      problems: { email: 'taken' },
    });
    expect(await lettersTo(portal, email)).toEqual([]);
  });

  test('beyond the most that an organisation has', async () => {
    await portal.db
      .insertInto('responsible_persons')
      .values(
        Array.from({ length: MOST_PERSONS_OF_ORGANIZATION - 1 }, () => ({
          ...somebody(),
          organization_id: organizationId,
          added_at: portal.clock(),
        })),
      )
      .execute();
    expect(await invite()).toEqual({ outcome: 'too-many' });
  });
});

test('who is invited once more under a new address has one entry, with the rights of both', async () => {
  const email = `moved-${(made += 1)}@example.org`;
  await invite(somebody(email), { mayEdit: false, mayAnswer: false });
  await portal.db.updateTable('users').set({ email }).where('id', '=', head.id).execute();
  const token = await tokenFor(portal, email);
  const result = await acceptInvitation(portal, token, { login: '', password: '' }, head);
  expect(result).toMatchObject({ outcome: 'accepted' });
  const own = (await readOwnOrganizations(portal, head)).filter(({ id }) => id === organizationId);
  expect(own).toMatchObject([{ mayEdit: true, mayAnswer: true }]);
  const operator: Person = { ...head, role: 'operator' };
  const filter = { subject: 'responsible-person', subjectId: String(headId) };
  const { rows: entries } = await readAudit(portal, operator, filter, { before: null, limit: 1 });
  expect(entries).toMatchObject([
    {
      action: 'person-removed',
      before: { mayEdit: true },
      after: { replacedBy: expect.anything() },
    },
  ]);
});

describe('the operator', () => {
  test('lets somebody in where nobody is left who could', async () => {
    const operator = await addOperator(portal.db);
    expect(await removePerson(portal, operator, keyOf(headId))).toMatchObject({
      outcome: 'removed',
    });
    const email = `successor-${(made += 1)}@example.org`;
    expect(await invite(somebody(email), ALL, operator)).toEqual({ outcome: 'invited' });
    const { visit } = new Visitor(portal);
    const [invited] = await listPersons(portal, organizationId, operator);
    const key = keyOf(invited!.id);
    expect(await resendInvitation(portal, operator, key, visit)).toEqual({ outcome: 'sent' });
    const login = `successor-${made}`;
    expect(await accept(email, login)).toMatchObject({ outcome: 'accepted' });
    expect(await rightsOf(await accountOf(login))).toMatchObject({ mayEdit: true });
    const { rows: entries } = await readAudit(
      ...([portal, operator, { actor: operator.login }] as const),
      { before: null, limit: 9 },
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'person-reinvited',
      'person-invited',
      'person-removed',
    ]);
  });

  test('invites to organisations that exist, under addresses that can come in', async () => {
    const operator = await addOperator(portal.db);
    const { visit } = new Visitor(portal);
    expect(await invitePerson(portal, operator, 987_654, somebody(), ALL, visit)).toEqual({
      outcome: 'not-found',
    });
    const { email } = await addCitizen(portal.db);
    expect(await invite(somebody(email), ALL, operator)).toEqual({
      outcome: 'invalid',
      problems: { email: 'taken' },
    });
    expect(await removePerson(portal, operator, keyOf(987_654))).toEqual({ outcome: 'not-found' });
  });
});

test('only those who may edit manage persons, and only those of their own organisation', async () => {
  const { person: reader } = await activePerson(organizationId, NOTHING);
  const { person: stranger } = await activePerson(await addOrganization(portal));
  expect(await readPersons(portal, reader, organizationId)).not.toBeNull();
  expect(await readPersons(portal, stranger, organizationId)).toBeNull();
  const { visit } = new Visitor(portal);
  for (const person of [reader, stranger]) {
    const results = await Promise.all([
      invite(somebody(), ALL, person),
      resendInvitation(portal, person, keyOf(headId), visit),
      changePerson(portal, person, keyOf(headId), somebody(), NOTHING),
      removePerson(portal, person, keyOf(headId)),
    ]);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['not-found']));
  }
  const citizen = await addCitizen(portal.db);
  await expect(removePerson(portal, citizen, keyOf(headId))).rejects.toThrow(NotAllowed);
  expect(await rightsOf(head)).toMatchObject({ mayEdit: true });
});
