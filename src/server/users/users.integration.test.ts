import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotAllowed, type Role } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import { askForNewPassword, personOf, resetPassword, type Person } from '#server/identity/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  lettersTo,
  newCitizen,
  OTHER_PASSWORD,
  PASSWORD,
  tokenFor,
  Visitor,
} from '../../../tests/support/visitor.ts';
import {
  acceptOfficialInvitation,
  blockUser,
  changeRole,
  deleteExpiredOfficialInvitations,
  inviteOfficial,
  readOfficialInvitation,
  readOfficialInvitations,
  readUser,
  readUsers,
  sendPasswordReset,
  unblockUser,
  withdrawOfficialInvitation,
} from './index.ts';

let portal: TestPortal;
let operator: Person;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
  operator = await addOperator();
});
afterAll(() => portal.close());

async function addOperator(): Promise<Person> {
  const person = await addCitizen(portal.db);
  await setRole(person.id, 'operator');
  return { ...person, role: 'operator' };
}

async function setRole(id: string, role: Role): Promise<void> {
  await portal.db.updateTable('users').set({ role }).where('id', '=', id).execute();
}

function visit() {
  return new Visitor(portal).visit;
}

const NOBODY = { search: '', role: null, blocked: false };
const FIRST = { after: null, limit: 100 };

async function loginsFor(search: string): Promise<string[]> {
  const { rows } = await readUsers(portal, operator, { ...NOBODY, search }, FIRST);
  return rows.map(({ login }) => login);
}

function lastEntries(subjectId: string) {
  const filter = { subjectId };
  return readAudit(portal, operator, filter, { before: null, limit: 20 }).then((log) =>
    log.rows.map(({ action, before, after }) => ({ action, before, after })),
  );
}

describe('the list of accounts', () => {
  test('finds by the beginning of login or address, page by page, and shows no address', async () => {
    for (const login of ['zed_a', 'zed_b', 'zedxa']) {
      const id = randomUUID();
      const email = `${login}@users.example`;
      await portal.db
        .insertInto('users')
        .values({ id, name: login, username: login, email })
        .execute();
    }
    // An underscore is an underscore.
    expect(await loginsFor('ZED_')).toEqual(['zed_a', 'zed_b']);
    expect(await loginsFor('zed_a@us')).toEqual(['zed_a']);
    expect(await loginsFor('%')).toEqual([]);
    expect(await loginsFor('zed\0')).toEqual([]);
    const all = await readUsers(portal, operator, { ...NOBODY, search: 'zed' }, FIRST);
    expect(JSON.stringify(all)).not.toContain('users.example');
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await readUsers(portal, operator, NOBODY, { after, limit: 2 });
      paged.push(...page.rows.map(({ login }) => login));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(await loginsFor(''));
    expect(paged).toEqual([...paged].sort());
    const officials = await readUsers(portal, operator, { ...NOBODY, role: 'operator' }, FIRST);
    expect(officials.rows.every(({ role }) => role === 'operator')).toBe(true);
  });

  test('notes who looked at the data of a citizen, and of nobody else', async () => {
    const citizen = await addCitizen(portal.db);
    const colleague = await addOperator();
    expect(await readUser(portal, operator, citizen.id)).toMatchObject({
      email: citizen.email,
      lastSignInAt: null,
      block: null,
      own: false,
      shared: false,
    });
    expect(await lastEntries(citizen.login)).toMatchObject([{ action: 'user-viewed' }]);
    await readUser(portal, operator, colleague.id);
    expect(await lastEntries(colleague.login)).toEqual([]);
    expect(await readUser(portal, operator, 'nobody')).toBeNull();
    expect(await readUser(portal, operator, 'nobody\0')).toBeNull();
  });

  test('is for the operator alone, and so are all changes', async () => {
    const { id } = await addCitizen(portal.db);
    for (const role of ['citizen', 'organization', 'supervisor', 'methodologist'] as const) {
      const other: Person = { ...operator, role };
      for (const attempt of [
        readUsers(portal, other, NOBODY, FIRST),
        readUser(portal, other, id),
        changeRole(portal, other, id, { from: 'citizen', to: 'operator' }, visit()),
        blockUser(portal, other, id, 'да', visit()),
        unblockUser(portal, other, id, visit()),
        sendPasswordReset(portal, other, id, visit()),
        inviteOfficial(portal, other, { email: 'a@b.example', role: 'operator' }, visit()),
        readOfficialInvitations(portal, other),
        withdrawOfficialInvitation(portal, other, 'a@b.example'),
      ]) {
        await expect(attempt).rejects.toThrow(NotAllowed);
      }
    }
  });
});

describe('a role', () => {
  test('is changed with an entry in the log and a letter, and sessions end', async () => {
    const { visitor, person } = await newCitizen(portal);
    const change = { from: 'citizen', to: 'supervisor' };
    expect(await changeRole(portal, operator, person.id, change, visit())).toEqual({
      outcome: 'done',
    });
    expect(await visitor.person()).toBeNull();
    expect(await visitor.signIn(person.login, PASSWORD)).toMatchObject({ outcome: 'signed-in' });
    expect((await visitor.person())?.role).toBe('supervisor');
    expect((await lettersTo(portal, person.email)).at(-1)?.body).toContain(person.login);
    expect(await lastEntries(person.login)).toMatchObject([
      { action: 'user-role-changed', before: { role: 'citizen' }, after: { role: 'supervisor' } },
    ]);
    // A colleague still saw a citizen.
    expect(await changeRole(portal, operator, person.id, change, visit())).toEqual({
      outcome: 'changed-meanwhile',
    });
    for (const to of ['owner', '', 'supervisor']) {
      const wrong = { from: 'supervisor', to };
      expect(await changeRole(portal, operator, person.id, wrong, visit())).toEqual({
        outcome: 'invalid',
      });
    }
  });

  test('taken from a responsible person releases the organisations', async () => {
    const { person } = await newCitizen(portal);
    await setRole(person.id, 'organization');
    const organizationId = await addOrganization(portal);
    await portal.db
      .insertInto('responsible_persons')
      .values({
        organization_id: organizationId,
        user_id: person.id,
        name: 'А',
        position: 'Б',
        email: person.email,
        phone: '+375 17 200-00-00',
        added_at: portal.clock(),
      })
      .execute();
    expect(await readUser(portal, operator, person.id)).toMatchObject({
      organizations: [{ id: organizationId }],
    });
    const change = { from: 'organization', to: 'citizen' };
    await changeRole(portal, operator, person.id, change, visit());
    expect(await readUser(portal, operator, person.id)).toMatchObject({ organizations: [] });
    expect(await lastEntries(person.login)).toMatchObject([
      { action: 'user-viewed' },
      { before: { role: 'organization', organizations: [organizationId] } },
    ]);
  });

  test("is never one's own to change, and one operator always stays", async () => {
    const own = { from: 'operator', to: 'citizen' };
    expect(await changeRole(portal, operator, operator.id, own, visit())).toEqual({
      outcome: 'own-account',
    });
    expect(await blockUser(portal, operator, operator.id, 'устал', visit())).toEqual({
      outcome: 'own-account',
    });
    const fresh = await openTestPortal('2026-06-15T09:00:00Z');
    try {
      const two = await Promise.all([addCitizen(fresh.db), addCitizen(fresh.db)]);
      await fresh.db.updateTable('users').set({ role: 'operator' }).execute();
      const [a, b] = two.map((person): Person => ({ ...person, role: 'operator' }));
      // Each takes the role from the other at once.
      const results = await Promise.allSettled([
        changeRole(fresh, a!, b!.id, own, visit()),
        changeRole(fresh, b!, a!.id, own, visit()),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const left = await fresh.db
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'operator')
        .execute();
      expect(left).toHaveLength(1);
    } finally {
      await fresh.close();
    }
  });
});

describe('a blocked account', () => {
  test('is out at once, cannot come in again by any way, and is told why', async () => {
    const { visitor, person } = await newCitizen(portal);
    await askForNewPassword(portal, person.login, visit());
    const link = await tokenFor(portal, person.email);
    expect(await blockUser(portal, operator, person.id, ' \n', visit())).toMatchObject({
      problem: 'missing',
    });
    expect(await blockUser(portal, operator, person.id, 'я'.repeat(1001), visit())).toMatchObject({
      problem: 'too-long',
    });
    expect(await blockUser(portal, operator, person.id, 'Поддельные оценки.', visit())).toEqual({
      outcome: 'done',
    });
    expect(await visitor.person()).toBeNull();
    expect(await visitor.signIn(person.login, PASSWORD)).toEqual({
      outcome: 'blocked',
      reason: 'Поддельные оценки.',
    });
    // Whoever does not know the password learns nothing.
    expect(await new Visitor(portal).signIn(person.login, OTHER_PASSWORD)).toEqual({
      outcome: 'wrong-password',
    });
    expect((await lettersTo(portal, person.email)).at(-1)?.body).toContain('Поддельные оценки.');
    expect(await resetPassword(portal, link, OTHER_PASSWORD, visit())).toEqual({
      outcome: 'no-such-link',
    });
    const letters = (await lettersTo(portal, person.email)).length;
    await askForNewPassword(portal, person.login, visit());
    expect(await lettersTo(portal, person.email)).toHaveLength(letters);
    expect(await sendPasswordReset(portal, operator, person.id, visit())).toEqual({
      outcome: 'blocked',
    });
    expect(await blockUser(portal, operator, person.id, 'Ещё раз.', visit())).toEqual({
      outcome: 'changed-meanwhile',
    });
  });

  test('is nobody also with a session that began past our sign-in, and after it is open again', async () => {
    const { person } = await newCitizen(portal);
    await blockUser(portal, operator, person.id, 'Реклама.', visit());
    // Better Auth answers no requests itself; this is what a sign-in under way at that moment does.
    const { headers } = await portal.identity.auth.api.signInUsername({
      body: { username: person.login, password: PASSWORD },
      returnHeaders: true,
    });
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const session = () => personOf(portal, new Headers({ cookie }));
    expect(await session()).toBeNull();
    await unblockUser(portal, operator, person.id, visit());
    expect(await session()).toBeNull();
  });

  test('that is open again signs in with its password; the last sign-in is known', async () => {
    const { visitor, person } = await newCitizen(portal);
    await blockUser(portal, operator, person.id, 'Ошибка.', visit());
    expect(await unblockUser(portal, operator, person.id, visit())).toEqual({ outcome: 'done' });
    expect(await unblockUser(portal, operator, person.id, visit())).toEqual({
      outcome: 'changed-meanwhile',
    });
    portal.setClock('2026-06-15T10:00:00Z');
    expect(await visitor.signIn(person.login, PASSWORD)).toMatchObject({ outcome: 'signed-in' });
    expect(await readUser(portal, operator, person.id)).toMatchObject({
      block: null,
      lastSignInAt: new Date('2026-06-15T10:00:00Z'),
    });
    portal.setClock('2026-06-15T09:00:00Z');
    expect((await lastEntries(person.login)).map(({ action }) => action)).toEqual([
      'user-viewed',
      'user-unblocked',
      'user-blocked',
    ]);
  });

  test('that two operators block at once is blocked once', async () => {
    const { person } = await newCitizen(portal);
    const colleague = await addOperator();
    const results = await Promise.all([
      blockUser(portal, operator, person.id, 'Первый.', visit()),
      blockUser(portal, colleague, person.id, 'Второй.', visit()),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-meanwhile', 'done']);
  });
});

test('the operator sends a link to set a new password, and never sees it', async () => {
  const { visitor, person } = await newCitizen(portal);
  expect(await sendPasswordReset(portal, operator, person.id, visit())).toEqual({
    outcome: 'done',
  });
  const token = await tokenFor(portal, person.email);
  expect(await resetPassword(portal, token, OTHER_PASSWORD, visit())).toMatchObject({
    outcome: 'changed',
  });
  expect(await visitor.signIn(person.login, OTHER_PASSWORD)).toMatchObject({
    outcome: 'signed-in',
  });
  expect(JSON.stringify(await lastEntries(person.login))).not.toContain(token);
  expect(await sendPasswordReset(portal, operator, 'nobody', visit())).toEqual({
    outcome: 'no-such-user',
  });
});

test('a shared login of the demo cannot be changed', async () => {
  const { person } = await newCitizen(portal);
  await portal.db.updateTable('users').set({ demo: true }).where('id', '=', person.id).execute();
  expect(await blockUser(portal, operator, person.id, 'да', visit())).toEqual({
    outcome: 'shared-account',
  });
});

describe('an official', () => {
  const invite = (email: string, role = 'methodologist') =>
    inviteOfficial(portal, operator, { email, role }, visit());

  test('comes in by a link, once, with the role of the invitation', async () => {
    expect(await invite('New@office.example')).toEqual({
      outcome: 'invited',
      email: 'new@office.example',
    });
    const token = await tokenFor(portal, 'new@office.example');
    expect(await readOfficialInvitation(portal, token)).toMatchObject({ role: 'methodologist' });
    expect(
      await acceptOfficialInvitation(portal, token, { login: 'a', password: '1' }, visit()),
    ).toEqual({ outcome: 'invalid', problems: { login: 'form', password: 'too-short' } });
    const form = { login: 'new-official', password: PASSWORD };
    const results = await Promise.all([
      acceptOfficialInvitation(portal, token, form, visit()),
      acceptOfficialInvitation(portal, token, { ...form, login: 'other-official' }, visit()),
    ]);
    expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    const visitor = new Visitor(portal);
    await visitor.signIn('new@office.example', PASSWORD);
    expect((await visitor.person())?.role).toBe('methodologist');
    const log = await lastEntries('new@office.example');
    expect(log).toMatchObject([{ action: 'official-invited', after: { role: 'methodologist' } }]);
    expect(JSON.stringify(log)).not.toContain(token);
    expect(await invite('new@office.example')).toMatchObject({ outcome: 'email-taken' });
  });

  test.each([
    [{ email: '', role: 'operator' }, { email: 'missing' }],
    [
      { email: 'office', role: 'citizen' },
      { email: 'form', role: 'missing' },
    ],
    [{ email: 'a@office.example', role: 'organization' }, { role: 'missing' }],
  ])('is not invited with %j', async (typed, problems) => {
    expect(await inviteOfficial(portal, operator, typed, visit())).toEqual({
      outcome: 'invalid',
      problems,
    });
  });

  test('has one link that is good: a new one, a withdrawal and seven days end it', async () => {
    await invite('late@office.example', 'supervisor');
    const first = await tokenFor(portal, 'late@office.example');
    await invite('late@office.example', 'operator');
    const second = await tokenFor(portal, 'late@office.example');
    expect(await readOfficialInvitation(portal, first)).toBeNull();
    expect(await readOfficialInvitation(portal, second)).toMatchObject({ role: 'operator' });
    expect(await readOfficialInvitations(portal, operator)).toMatchObject([
      { email: 'late@office.example', role: 'operator' },
    ]);
    expect(await withdrawOfficialInvitation(portal, operator, 'late@office.example')).toBe(true);
    expect(await withdrawOfficialInvitation(portal, operator, 'late@office.example')).toBe(false);
    const form = { login: 'late-official', password: PASSWORD };
    expect(await acceptOfficialInvitation(portal, second, form, visit())).toEqual({
      outcome: 'no-such-link',
    });
    await invite('late@office.example');
    const third = await tokenFor(portal, 'late@office.example');
    portal.setClock('2026-06-22T09:00:01Z');
    expect(await readOfficialInvitation(portal, third)).toBeNull();
    await deleteExpiredOfficialInvitations(portal.db, portal.clock());
    portal.setClock('2026-06-15T09:00:00Z');
    expect(await readOfficialInvitations(portal, operator)).toEqual([]);
  });
});
