import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minskDay } from '#domain/calendar.ts';
import type { Person } from '#server/identity/index.ts';
import { suspendOrganization } from '#server/general-registry/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { submitRating, uncountRating, withdrawRating } from '#server/ratings/index.ts';
import { recomputeStandings } from '#server/standings/index.ts';
import { rollWindow } from '#server/standings/roll.ts';
import { addOperator } from '../support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../support/portal.ts';

let portal: TestPortal;
let organizationId: number;
let citizen: Person;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  organizationId = await addOrganization(portal);
  citizen = await addCitizen(portal.db);
});

const LOW = questionnaire(1, { comment: ['Очередь на час'] });

/** Waits until so many statements of this database stand still for a lock. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(portal.db);
    if (rows[0]!.waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Begins something while a transaction goes on, which ends once that waits for it. */
async function meanwhile<T>(
  before: (db: Database) => Promise<unknown>,
  begin: () => Promise<T>,
): Promise<T> {
  let begun: Promise<T>;
  await portal.db.transaction().execute(async (db) => {
    await before(db);
    begun = begin();
    await untilWaiting(1);
  });
  return begun!;
}

function countRatings() {
  return portal.db
    .selectFrom('ratings')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
}

describe('a rating that is on its way', () => {
  test.each([
    ['is suspended', { suspended_at: new Date(), suspended_reason: 'Проверка' }],
    ['says no more where it is', { lat: null, lon: null }],
  ])('is refused when the organisation %s before it arrives', async (_, change) => {
    for (const fields of [questionnaire(5), LOW]) {
      await portal.db
        .updateTable('organizations')
        .set({ suspended_at: null, suspended_reason: null, lat: 52.1, lon: 26.1 })
        .where('id', '=', organizationId)
        .execute();
      const result = await meanwhile(
        (db) =>
          db.updateTable('organizations').set(change).where('id', '=', organizationId).execute(),
        () => submitRating(portal, citizen, organizationId, fields),
      );
      expect(result).toEqual({ outcome: 'unknown-organization' });
    }
    expect(await countRatings()).toEqual({ count: 0 });
  });

  test('is refused when the organisation is merged before it arrives', async () => {
    const successor = await addOrganization(portal);
    const result = await meanwhile(
      (db) =>
        db
          .updateTable('organizations')
          .set({ merged_into: successor, merged_on: '2026-06-15' })
          .set({ merged_by_document: 'Приказ', merged_reason: 'Слияние' })
          .where('id', '=', organizationId)
          .execute(),
      () => submitRating(portal, citizen, organizationId, questionnaire(5)),
    );
    expect(result).toEqual({ outcome: 'unknown-organization' });
    expect(await countRatings()).toEqual({ count: 0 });
  });

  test('is stored or refused as a whole when a suspension comes at the same moment', async () => {
    const operator = await addOperator(portal.db);
    const citizens = await Promise.all(Array.from({ length: 12 }, () => addCitizen(portal.db)));
    const rate = (person: Person) => submitRating(portal, person, organizationId, questionnaire(4));
    const [first, suspension, second] = await Promise.all([
      Promise.all(citizens.slice(0, 6).map(rate)),
      suspendOrganization(portal, operator, organizationId, 'Проверка', {
        origin: 'https://portal.example',
      }),
      Promise.all(citizens.slice(6).map(rate)),
    ]);
    expect(suspension).toEqual({ outcome: 'done' });
    const stored = [...first, ...second].filter(({ outcome }) => outcome === 'rated');
    expect(await countRatings()).toEqual({ count: stored.length });
    expect(await rate(citizen)).toEqual({ outcome: 'unknown-organization' });
  });
});

test('excluding and withdrawing one rating at midnight wait for each other, and one counts', async () => {
  const rated = await submitRating(portal, citizen, organizationId, questionnaire(5));
  if (rated.outcome !== 'rated') throw new Error(rated.outcome);
  const { ratingId } = rated;
  portal.setClock('2026-06-15T21:00:00Z');
  const today = minskDay(portal.clock());
  let others: Promise<[boolean, boolean]>;
  await portal.db.transaction().execute(async (db) => {
    await sql`select from ratings where organization_id = ${organizationId} and id = ${ratingId}
      for update`.execute(db);
    others = Promise.all([
      withdrawRating(portal, citizen, organizationId, ratingId),
      rollWindow(portal.db, today),
    ]);
    await untilWaiting(1);
    const excluded = await uncountRating(db, {
      organizationId,
      ratingId,
      citizenId: null,
      status: 'excluded',
      reason: 'not-a-rating',
    });
    expect(excluded?.sums).toMatchObject({ n: 0, total: 0 });
  });
  expect(await others!).toEqual([false, true]);
  expect(await recomputeStandings(portal.db, today)).toMatchObject({
    differingDays: 0,
    differingStandings: 0,
  });
});
