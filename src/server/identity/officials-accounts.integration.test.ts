import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#domain/access/permissions.ts';
import { readAudit } from '#server/audit/index.ts';
import {
  readRegistered,
  readRegistry,
  readRegistryFilter,
} from '#server/general-registry/index.ts';
import { addOperator } from '../../../tests/support/officials.ts';
import {
  addOrganization,
  answerFor,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  newCitizen,
  OTHER_PASSWORD,
  PASSWORD,
  tokenFor,
  type Visitor,
} from '../../../tests/support/visitor.ts';
import {
  askForNewPassword,
  changeEmail,
  changePassword,
  confirmNewEmail,
  deleteAccount,
  resetPassword,
  type Person,
} from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal(new Date().toISOString());
});
afterAll(() => portal.close());

/** Somebody of a role with an account and a password of their own, signed in. */
async function newAccount(role: Role): Promise<{ visitor: Visitor; person: Person }> {
  const { visitor, person } = await newCitizen(portal);
  await portal.db.updateTable('users').set({ role }).where('id', '=', person.id).execute();
  return { visitor, person: { ...person, role } };
}

function remove({ visitor, person }: { visitor: Visitor; person: Person }) {
  return deleteAccount(portal, person, PASSWORD, visitor.visit);
}

async function logOf({ login }: Person) {
  const methodologist: Person = {
    id: 'm',
    login: 'm',
    email: 'm@example.org',
    role: 'methodologist',
  };
  const filter = { subject: 'user', subjectId: login };
  return (await readAudit(portal, methodologist, filter, { before: null, limit: 10 })).rows;
}

test('the last editor of an organisation stays until somebody else can edit it', async () => {
  const operator = await addOperator(portal.db);
  const id = await addOrganization(portal, { name: 'Единственная школа' });
  const [first, second] = [await newAccount('organization'), await newAccount('organization')];
  await answerFor(portal, first.person, id);
  await answerFor(portal, second.person, id, { mayEdit: false });
  expect(await remove(first)).toMatchObject({
    outcome: 'last-editor',
    organization: { id, nameRu: 'Единственная школа' },
  });
  expect(await remove(second)).toEqual({ outcome: 'deleted' });
  const third = await newAccount('organization');
  await answerFor(portal, third.person, id);
  expect(await remove(first)).toEqual({ outcome: 'deleted' });

  const { persons } = (await readRegistered(portal, operator, id))!;
  expect(persons).toMatchObject([{ login: third.person.login, state: 'active' }]);
  const stored = await portal.db
    .selectFrom('responsible_persons')
    .select(['name', 'position', 'email', 'phone'])
    .where('organization_id', '=', id)
    .where('removed_at', 'is not', null)
    .execute();
  const nothing = { name: '', position: '', email: '', phone: '' };
  expect(stored).toEqual([nothing, nothing]);
  expect(await logOf(first.person)).toMatchObject([
    { action: 'user-deleted', before: { role: 'organization', organizations: [id] } },
  ]);
});

test('of two editors who delete their accounts at once, one stays', async () => {
  const id = await addOrganization(portal);
  const both = [await newAccount('organization'), await newAccount('organization')];
  for (const { person } of both) await answerFor(portal, person, id);
  const outcomes = (await Promise.all(both.map(remove))).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['deleted', 'last-editor']);
});

test('the registry finds organisations that nobody can edit, also with lapsed invitations', async () => {
  const operator = await addOperator(portal.db);
  const id = await addOrganization(portal);
  const isFound = async () => {
    const filter = readRegistryFilter(new URLSearchParams({ without: 'persons' }));
    const { rows } = await readRegistry(portal, operator, filter, { before: null, limit: 100 });
    return rows.some((row) => row.id === id);
  };
  expect(await isFound()).toBe(true);
  const { id: person } = await portal.db
    .insertInto('responsible_persons')
    .values({
      organization_id: id,
      name: 'Имя',
      position: 'Должность',
      phone: '2000000',
      email: 'nobody@example.org',
      added_at: portal.clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await isFound()).toBe(true);
  await portal.db
    .insertInto('invitations')
    .values({
      token_hash: 'hash',
      organization_id: id,
      person_id: person,
      language: 'ru',
      created_at: portal.clock(),
      expires_at: new Date(portal.clock().getTime() + 60_000),
    })
    .execute();
  expect(await isFound()).toBe(false);
  const { person: reader } = await newAccount('organization');
  const other = await addOrganization(portal);
  await answerFor(portal, reader, other, { mayEdit: false });
  expect((await readRegistered(portal, operator, other))!.persons).toHaveLength(1);
});

test('the last operator stays', async () => {
  await portal.db
    .updateTable('users')
    .set({ role: 'citizen' })
    .where('role', '=', 'operator')
    .execute();
  const both = [await newAccount('operator'), await newAccount('operator')];
  const outcomes = (await Promise.all(both.map(remove))).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['deleted', 'last-operator']);
});

test("what an official does with the own account is in the log; a citizen's is not", async () => {
  for (const role of ['methodologist', 'citizen'] as const) {
    const { visitor, person } = await newAccount(role);
    const next = `new-${person.login}@example.org`;
    await changePassword(
      portal,
      person,
      { current: PASSWORD, next: OTHER_PASSWORD },
      visitor.visit,
    ).then((result) => 'cookies' in result && visitor.keep(result.cookies));
    const form = { email: next, password: OTHER_PASSWORD };
    expect(await changeEmail(portal, person, form, visitor.visit)).toMatchObject({
      outcome: 'letter-sent',
    });
    expect(await confirmNewEmail(portal, await tokenFor(portal, next))).toEqual({
      outcome: 'changed',
    });
    await askForNewPassword(portal, person.login, visitor.visit);
    const token = await tokenFor(portal, next);
    expect(await resetPassword(portal, token, PASSWORD, visitor.visit)).toMatchObject({
      outcome: 'changed',
    });
    expect(await remove({ visitor, person })).toEqual({ outcome: 'deleted' });
    const entries = await logOf(person);
    if (role === 'citizen') {
      expect(entries).toEqual([]);
      continue;
    }
    expect(entries.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'user-deleted', before: { role }, after: null },
      { action: 'user-password-changed', before: null, after: null },
      { action: 'user-email-changed', before: { email: person.email }, after: { email: next } },
      { action: 'user-password-changed', before: null, after: null },
    ]);
  }
});
