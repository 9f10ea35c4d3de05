import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Notice } from '#domain/notification/kinds.ts';
import type { Person } from '#server/identity/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { addOperator, addResponsiblePerson } from '../../../tests/support/officials.ts';
import { notify } from './index.ts';

let portal: TestPortal;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  organizationId = await addOrganization(portal);
});

function told(person: Person) {
  return portal.db
    .selectFrom('notifications')
    .select(['kind', 'data', 'portal', 'mail'])
    .where('user_id', '=', person.id)
    .orderBy('id')
    .execute();
}

function added(ratingId = 1): Notice {
  return { kind: 'comment-added', data: { organizationId, ratingId } };
}

test('a citizen is told by the usual channels of the kind', async () => {
  const citizen = await addCitizen(portal.db);
  const data = { organizationId, ratingId: 7 };
  const to = { userId: citizen.id };
  await notify(portal.db, portal.clock(), { kind: 'reply-received', data, to });
  expect(await told(citizen)).toEqual([
    { kind: 'reply-received', data, portal: true, mail: 'at-once' },
  ]);
});

test('of the persons of an organisation those are told who have the right', async () => {
  const head = await addResponsiblePerson(portal, organizationId);
  const reader = await addResponsiblePerson(portal, organizationId, { may_answer: false });
  const removed = await addResponsiblePerson(portal, organizationId, {
    removed_at: portal.clock(),
  });
  const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
  await notify(portal.db, portal.clock(), { ...added(1), to: { organizationId, right: 'answer' } });
  await notify(portal.db, portal.clock(), { ...added(2), to: { organizationId, right: 'any' } });
  const counts = await Promise.all([head, reader, removed, stranger].map(told));
  expect(counts.map(({ length }) => length)).toEqual([2, 1, 0, 0]);
});

test('whoever did it need not be told', async () => {
  const head = await addResponsiblePerson(portal, organizationId);
  const colleague = await addResponsiblePerson(portal, organizationId);
  const to = { organizationId, right: 'any' } as const;
  await notify(portal.db, portal.clock(), { ...added(), to, except: head.id });
  expect([(await told(head)).length, (await told(colleague)).length]).toEqual([0, 1]);
});

test('all who work for the operator are told, and nobody else', async () => {
  const [first, second] = [await addOperator(portal.db), await addOperator(portal.db)];
  const citizen = await addCitizen(portal.db);
  const data = { number: 5 };
  const to = { role: 'operator' } as const;
  await notify(portal.db, portal.clock(), { kind: 'registration-requested', data, to });
  const counts = await Promise.all([first, second, citizen].map(told));
  expect(counts.map(({ length }) => length)).toEqual([1, 1, 0]);
});

test('somebody is told by the channels that he or she chose, or not at all', async () => {
  const head = await addResponsiblePerson(portal, organizationId);
  const quiet = await addResponsiblePerson(portal, organizationId);
  const kind = 'comment-added';
  await portal.db
    .insertInto('notification_choices')
    .values([
      { user_id: head.id, kind, portal: false, mail: 'at-once' },
      { user_id: quiet.id, kind, portal: false, mail: 'none' },
    ])
    .execute();
  await notify(portal.db, portal.clock(), { ...added(), to: { organizationId, right: 'any' } });
  expect(await told(head)).toMatchObject([{ portal: false, mail: 'at-once' }]);
  expect(await told(quiet)).toEqual([]);
});

test('nobody is told twice of one thing, also when both come at once', async () => {
  const head = await addResponsiblePerson(portal, organizationId);
  const to = { organizationId, right: 'any' } as const;
  const tell = () => notify(portal.db, portal.clock(), { ...added(3), to });
  await Promise.all([tell(), tell()]);
  expect(await told(head)).toHaveLength(1);
});

test('nobody is told of what did not happen', async () => {
  const head = await addResponsiblePerson(portal, organizationId);
  const failing = portal.db.transaction().execute(async (db) => {
    await notify(db, portal.clock(), { ...added(), to: { organizationId, right: 'any' } });
    throw new Error('the command failed');
  });
  await expect(failing).rejects.toThrow('the command failed');
  expect(await told(head)).toEqual([]);
});

test('notifications and choices go with the account', async () => {
  const citizen = await addCitizen(portal.db);
  const data = { organizationId, ratingId: 8, grounds: null };
  const to = { userId: citizen.id };
  await notify(portal.db, portal.clock(), { kind: 'rating-excluded', data, to });
  await portal.db.deleteFrom('users').where('id', '=', citizen.id).execute();
  expect(await told(citizen)).toEqual([]);
});
