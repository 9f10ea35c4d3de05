import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { submitRating, withdrawRating } from '#server/ratings/index.ts';
import { keepPastStandings, readPastStandings, recomputeStandings } from './index.ts';

let portal: TestPortal;
let organizations: number[];

beforeAll(async () => {
  portal = await openTestPortal('2025-05-20T09:00:00Z');
  organizations = [];
  for (let i = 0; i < 6; i++) organizations.push(await addOrganization(portal));
  const citizens = await Promise.all(Array.from({ length: 8 }, () => addCitizen(portal.db)));
  for (const day of ['2025-05-20', '2025-11-03', '2026-04-28', '2026-06-15']) {
    portal.setClock(`${day}T09:00:00Z`);
    for (const [c, citizen] of citizens.entries()) {
      for (const [o, organization] of organizations.entries()) {
        const score = 1 + ((c + o + day.length) % 5);
        await submitRating(portal, citizen, organization, questionnaire(score));
      }
    }
  }
});
afterAll(() => portal.close());

it('keeps the standings of the days compared with and of the firsts of months', async () => {
  const days = await keepPastStandings(portal.db, '2026-06-15');
  expect(days).toContain('2026-05-15');
  expect(days).toContain('2025-12-15');
  expect(days).toContain('2025-06-15');
  expect(days).toContain('2026-06-01');
  expect(await keepPastStandings(portal.db, '2026-06-15')).toEqual([]);
});

it('stores them as they would have been computed on that day', async () => {
  const stored = await readPastStandings(portal.db, '2026-05-15');
  portal.setClock('2026-05-15T09:00:00Z');
  const other = await openTestPortal('2026-05-15T09:00:00Z');
  // The same ratings up to that day, in a portal of its own.
  const rows = await portal.db
    .selectFrom('ratings')
    .select([
      'organization_id',
      'citizen_id',
      'rated_on',
      'simplicity',
      'information',
      'timeliness',
      'courtesy',
    ])
    .where('rated_on', '<=', '2026-05-15')
    .execute();
  const copied = new Map<number, number>();
  for (const organization of organizations) {
    copied.set(organization, await addOrganization(other));
  }
  await other.db
    .insertInto('ratings')
    .values(rows.map((row) => ({ ...row, organization_id: copied.get(row.organization_id)! })))
    .execute();
  await recomputeStandings(other.db, '2026-05-15');
  const { StandingsKeeper } = await import('./keeper.ts');
  const keeper = await StandingsKeeper.open(other.opened, other.clock, other.log);
  const live = await keeper.current();
  for (const [organization, copy] of copied) {
    const then = stored.get(organization)!;
    const standing = live.standing(copy)!;
    expect(then.n).toBe(standing.n);
    expect(then.score).toBeCloseTo(standing.score, 12);
    expect(then.position).toBe(standing.position);
  }
  await other.close();
});

it('compares today with them', async () => {
  portal.setClock('2026-06-16T09:00:00Z');
  await portal.standings.current();
  expect(portal.standings.comparedDay('month')).toBe('2026-05-16');
  expect(portal.standings.past('month', organizations[0]!)?.n).toBeGreaterThan(0);
});

it('moves the window on at midnight in Minsk', async () => {
  const [organization] = organizations as [number];
  const before = (await portal.standings.current()).sumsOf(organization).n;
  portal.setClock('2026-11-02T20:59:59Z');
  expect((await portal.standings.current()).sumsOf(organization).n).toBe(before);
  portal.setClock('2026-11-02T21:00:00Z'); // 3 November in Minsk: 3 November 2025 falls out
  expect((await portal.standings.current()).sumsOf(organization).n).toBe(before - 8);
});

it('takes a rating away once when it is withdrawn after it has left the window', async () => {
  const [organization] = organizations as [number];
  const rating = await portal.db
    .selectFrom('ratings')
    .select(['id', 'citizen_id'])
    .where('organization_id', '=', organization)
    .where('rated_on', '=', '2025-11-03')
    .executeTakeFirstOrThrow();
  const before = (await portal.standings.current()).sumsOf(organization);
  const author = { id: rating.citizen_id!, login: '', email: '', role: 'citizen' as const };
  expect(await withdrawRating(portal, author, organization, rating.id)).toBe(true);
  expect((await portal.standings.current()).sumsOf(organization)).toMatchObject({
    n: before.n,
    total: before.total,
  });
  expect(await recomputeStandings(portal.db, '2026-11-03')).toMatchObject({
    differingDays: 0,
    differingStandings: 0,
  });
});
