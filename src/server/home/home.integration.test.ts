import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrganizationList } from '#server/catalogue/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { readHome, readRegionMap, type Home } from './index.ts';

let portal: TestPortal;
let before: Home;
let home: Home;
let improving: number;
let steady: number;

/** Lets each of the citizens give the organisation a score on a day, at noon. */
async function rate(
  citizens: Awaited<ReturnType<typeof addCitizen>>[],
  organization: number,
  day: string,
  score: number,
): Promise<void> {
  portal.setClock(`${day}T09:00:00Z`);
  for (const citizen of citizens) {
    const fields = questionnaire(score, { comment: ['Спасибо за помощь'] });
    const { outcome } = await submitRating(portal, citizen, organization, fields);
    expect(outcome).toBe('rated');
  }
}

beforeAll(async () => {
  portal = await openTestPortal('2025-05-01T09:00:00Z');
  const citizens = [];
  for (let made = 0; made < 20; made++) citizens.push(await addCitizen(portal.db));
  improving = await addOrganization(portal, { sphere: 'healthcare', region: 'minsk-city' });
  steady = await addOrganization(portal);
  const hidden = await addOrganization(portal, { region: 'minsk-city' });
  await addOrganization(portal);
  await portal.db
    .updateTable('organizations')
    .set({ sphere_ids: [] })
    .where('id', '=', hidden)
    .execute();
  await portal.standings.catalogueChanged();
  before = await readHome(portal);

  await rate(citizens, steady, '2025-05-02', 4);
  await rate(citizens, steady, '2025-11-20', 4);
  await rate(citizens.slice(0, 10), improving, '2025-11-21', 1);
  for (const day of ['2026-01-10', '2026-02-10', '2026-03-10']) {
    await rate(citizens, improving, day, 5);
  }
  await rate(citizens.slice(0, 7), steady, '2026-03-11', 4);
  portal.setClock('2026-06-15T09:00:00Z');
  const { id } = await portal.db
    .selectFrom('ratings')
    .select('id')
    .where('organization_id', '=', steady)
    .where('comment_state', '=', 'published')
    .limit(1)
    .executeTakeFirstOrThrow();
  await portal.db
    .insertInto('replies')
    .values({ organization_id: steady, rating_id: id, body: 'Благодарим за отзыв' })
    .execute();
  home = await readHome(portal);
});
afterAll(() => portal.close());

describe('counts of organisations', () => {
  it('are those of the lists to which they lead', async () => {
    const total = async (filter: { sphere?: string; region?: string }) => {
      const list = await readOrganizationList(portal, {
        filter,
        sort: 'name',
        locale: 'ru',
        cursor: null,
        limit: 1,
      });
      return list?.total;
    };
    expect(home.organizations).toBe(3);
    expect(home.spheres).toHaveLength(22);
    for (const { id, organizations } of home.spheres) {
      expect(organizations, id).toBe(await total({ sphere: id }));
    }
    expect(home.regions).toHaveLength(7);
    for (const { id, organizations } of home.regions) {
      expect(organizations, id).toBe(await total({ region: id }));
    }
  });

  it('leave out what is not published', () => {
    const minsk = home.regions.find(({ id }) => id === 'minsk-city');
    expect(minsk?.organizations).toBe(1);
  });
});

describe('counts of ratings and replies', () => {
  it('tell those of all time from those of the window', () => {
    expect(home.ratings).toEqual({ ever: 117, inWindow: 97, windowDays: 365 });
    expect(home.replies).toBe(1);
  });
});

describe('the short lists', () => {
  it('are empty while there is nothing to say', () => {
    expect(before.best).toEqual([]);
    expect(before.improved).toEqual([]);
    expect(before.mostRated).toEqual([]);
    expect(before.ratings.ever).toBe(0);
  });

  it('show the best first, with their positions', () => {
    expect(home.best.map(({ id, position }) => [id, position])).toEqual([
      [improving, 1],
      [steady, 2],
    ]);
    expect(home.best[0]?.place?.ru).toBe('город Пинск');
  });

  it('call improved only what cannot be chance', () => {
    expect(home.improved.map(({ id }) => id)).toEqual([improving]);
    expect(home.improved[0]!.difference).toBeGreaterThan(1);
  });

  it('count the ratings of the half-year alone', () => {
    expect(home.mostRated.map(({ id, ofHalfYear }) => [id, ofHalfYear])).toEqual([
      [improving, 60],
      [steady, 7],
    ]);
  });
});

it('counts the ratings of predecessors for the organisation that stands for them', async () => {
  const [first, second] = [await addOrganization(portal), await addOrganization(portal)];
  const citizens = [];
  for (let made = 0; made < 4; made++) citizens.push(await addCitizen(portal.db));
  await rate(citizens, first, '2026-06-15', 3);
  await rate(citizens.slice(0, 2), second, '2026-06-15', 3);
  for (const [id, heir] of [
    [first, second],
    [second, steady],
  ]) {
    await portal.db
      .updateTable('organizations')
      .set({ merged_into: heir, merged_on: '2026-06-15' })
      .set({ merged_by_document: 'Приказ', merged_reason: 'Слияние' })
      .where('id', '=', id!)
      .execute();
  }
  // The counts of another day are made anew.
  portal.setClock('2026-06-16T09:00:00Z');
  await portal.standings.catalogueChanged();
  const { mostRated } = await readHome(portal);
  expect(mostRated.map(({ id, ofHalfYear }) => [id, ofHalfYear])).toEqual([
    [improving, 60],
    [steady, 13],
  ]);
});

it('draws each region once, each with a number inside the map', () => {
  const { width, height, shapes } = readRegionMap();
  expect(shapes.map(({ regionId }) => regionId).toSorted()).toEqual(
    home.regions.map(({ id }) => id).toSorted(),
  );
  // What is drawn last lies on top: the city upon its region.
  expect(shapes.at(-1)?.regionId).toBe('minsk-city');
  for (const { path, label } of shapes) {
    expect(path).toMatch(/^M\d+ \d+l[-\d ]+z$/);
    expect(label[0]).toBeGreaterThan(0);
    expect(label[0]).toBeLessThan(width);
    expect(label[1]).toBeGreaterThan(0);
    expect(label[1]).toBeLessThan(height);
  }
});
