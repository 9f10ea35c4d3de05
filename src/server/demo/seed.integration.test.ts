import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { recomputeStandings } from '#server/standings/index.ts';
import { ACTIONS } from '#server/audit/index.ts';
import { verify } from '@node-rs/argon2';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { DEMO_PASSWORD } from '#domain/identity/demo-password.ts';
import { clearPartialSeed, DatabaseNotEmpty, seedState } from '#server/demo-state/index.ts';
import { SEED_STAGES, seedDemo, type SeedProgress } from './index.ts';

const TODAY = '2026-03-05';
const SMALL = { organizations: 300, ratings: 2_000, seed: 7, today: TODAY };
let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

async function count(query: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.raw(query)}`.execute(opened.db);
  return rows[0]!.n;
}

/** Definitions of the indexes and constraints of the tables that ratings go to. */
async function definitions(): Promise<string[]> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in ('ratings'::regclass, 'rating_answers'::regclass, 'replies'::regclass)
    union all
    select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where conrelid in ('ratings'::regclass, 'rating_answers'::regclass, 'replies'::regclass)
    order by 1`.execute(opened.db);
  return rows.map(({ definition }) => definition);
}

/** Everything of the demo that says whether two are the same. */
async function fingerprint(): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select md5(concat(
      (select string_agg(o.unp || o.name_be || coalesce(o.address_ru, ''), '' order by o.id)
        from organizations o),
      (select string_agg(concat(r.citizen_id, r.rated_on, r.total, r.comment), '' order by r.id)
        from ratings r))) as hash`.execute(opened.db);
  return rows[0]!.hash;
}

test('a seeding that fails midway is recognised, and can be cleared away', async () => {
  expect(await seedState(opened.db)).toBe('empty');
  const before = await definitions();
  const interrupt = ({ stage, done }: SeedProgress) => {
    if (stage === 'indexes' && done > 1) throw new Error('power cut');
  };
  await expect(seedDemo(opened.db, SMALL, interrupt)).rejects.toThrow('power cut');
  expect(await seedState(opened.db)).toBe('partial');
  expect(await definitions()).toEqual(before);
  await expect(seedDemo(opened.db, SMALL)).rejects.toThrow(DatabaseNotEmpty);

  await clearPartialSeed(opened.db);
  expect(await seedState(opened.db)).toBe('empty');
  expect(await count('organizations')).toBe(0);
  expect(await count('users')).toBe(0);
});

describe('a small demo', () => {
  const stages: string[] = [];
  let before: string[];

  beforeAll(async () => {
    before = await definitions();
    await seedDemo(opened.db, SMALL, ({ stage, done, total }) => {
      expect(done).toBeLessThanOrEqual(total);
      if (stages.at(-1) !== stage) stages.push(stage);
    });
  });

  test('is whole, with progress of every stage, and is not put in twice', async () => {
    expect(stages).toEqual([...SEED_STAGES]);
    expect(await seedState(opened.db)).toBe('demo');
    expect(await count('organizations')).toBe(300);
    expect(await count('ratings')).toBe(2_000);
    expect(await count('users')).toBe(3_000 + 5);
    await expect(seedDemo(opened.db, SMALL)).rejects.toThrow(DatabaseNotEmpty);
    await clearPartialSeed(opened.db);
    expect(await seedState(opened.db)).toBe('demo');
  });

  test('leaves all indexes and constraints as they were', async () => {
    expect(await definitions()).toEqual(before);
  });

  test('refers to what is there', async () => {
    const strangers = {
      citizen: 'ratings r left join users u on u.id = r.citizen_id where u.id is null',
      sphere: `organizations, unnest(sphere_ids) s(item) where item not in (select id from spheres)`,
      service: `organizations, unnest(service_item_ids) s(item)
        where item not in (select id from service_items)`,
      ratedService: `ratings r join organizations o on o.id = r.organization_id
        where service_item_id is not null and service_item_id <> all (o.service_item_ids)`,
      answer: `rating_answers a left join criterion_wordings w
        on (w.organization_id, w.id) = (a.organization_id, a.wording_id) where w.id is null`,
      unpublished: 'ratings r join organizations o on o.id = r.organization_id where not published',
      replyToNothing: `replies join ratings r on (r.organization_id, r.id)
        = (replies.organization_id, rating_id) where comment_state is distinct from 'published'`,
      early: `ratings r join users u on u.id = r.citizen_id where u."createdAt" > r.created_at`,
      future: `ratings where created_at > now() or provided_on > rated_on or rated_on > '${TODAY}'`,
      change: `ratings where (status = 'counted') <> (status_changed_at is null)`,
      earlyReply: `replies p join ratings r on (r.organization_id, r.id)
        = (p.organization_id, rating_id) where p.created_at <= r.created_at`,
    };
    for (const [what, query] of Object.entries(strangers)) {
      expect([what, await count(query)]).toEqual([what, 0]);
    }
  });

  test('has a log in which the operator did what was done, and nothing else', async () => {
    expect(await count('audit_entries')).toBe(
      (await count('moderation_decisions')) +
        (await count('moderation_appeals where outcome is not null')) +
        (await count('registration_requests where taken_by is not null')) +
        (await count('registration_requests where decided_by is not null')) +
        (await count('feedback_messages where taken_by is not null')) +
        (await count('feedback_messages where decided_by is not null')),
    );
    const known = ACTIONS.map((action) => `'${action}'`).join(', ');
    expect(await count(`audit_entries where action not in (${known})`)).toBe(0);
  });

  test('has a queue of comments, and decisions on all others', async () => {
    expect(await count(`ratings where comment_state = 'pending'`)).toBeGreaterThan(0);
    expect(await count(`ratings where comment_state = 'pending'`)).toBeLessThanOrEqual(8);
    expect(
      await count(`ratings r left join moderation_decisions d
        on (d.organization_id, d.rating_id) = (r.organization_id, r.id)
        where (comment_state = 'hidden' or status = 'excluded') and d.id is null`),
    ).toBe(0);
    expect(await count('moderation_decisions where decided_at > now()')).toBe(0);
  });

  test('has sums and a search index that agree with it', async () => {
    const { differingDays, differingStandings } = await recomputeStandings(opened.db, TODAY);
    expect([differingDays, differingStandings]).toEqual([0, 0]);
    expect(await count('organization_search')).toBe(await count('organizations where published'));
  });

  test('lets the database go on with ids of its own', async () => {
    const { id } = await opened.db
      .insertInto('ratings')
      .values({
        organization_id: 1,
        rated_on: TODAY,
        citizen_id: 'demo-citizen',
        simplicity: 5,
        information: 5,
        timeliness: 5,
        courtesy: 5,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(id).toBe(2_001);
    await opened.db.deleteFrom('ratings').where('id', '=', id).execute();
  });

  test('has the five logins with their password, and citizens who cannot sign in', async () => {
    const accounts = await opened.db
      .selectFrom('accounts')
      .innerJoin('users', 'users.id', 'accounts.userId')
      .select(['username', 'role', 'demo', 'providerId', 'accountId', 'userId', 'password'])
      .orderBy('username')
      .execute();
    expect(accounts.map(({ username }) => username)).toEqual([
      'citizen',
      'methodologist',
      'operator',
      'organization',
      'supervisor',
    ]);
    for (const account of accounts) {
      expect(account.role).toBe(account.username);
      expect(account.demo).toBe(true);
      expect(account.providerId).toBe('credential');
      expect(account.accountId).toBe(account.userId);
      expect(await verify(account.password!, DEMO_PASSWORD)).toBe(true);
    }
    expect(await count(`ratings where citizen_id = 'demo-citizen'`)).toBeGreaterThan(2);
  });

  test('is the same for the same seed', async () => {
    const first = await fingerprint();
    await sql`insert into settings (key, value) values ('seeding', '{}')`.execute(opened.db);
    await opened.db.deleteFrom('settings').where('key', '=', 'demo').execute();
    await clearPartialSeed(opened.db);
    await seedDemo(opened.db, SMALL);
    expect(await fingerprint()).toBe(first);
  });
});

test('what is asked for beyond the limits is refused', async () => {
  const refused = [{ organizations: 0 }, { organizations: 100_001 }, { ratings: 10_000_001 }];
  for (const options of refused) {
    await expect(seedDemo(opened.db, { ...options, today: TODAY })).rejects.toThrow(RangeError);
  }
});
