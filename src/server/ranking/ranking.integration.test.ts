import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { readRankingPage, readTooFew, type RankingQuery } from './index.ts';

const IN_DECEMBER = '2025-12-10T09:00:00Z';
const IN_JUNE = '2026-06-15T09:00:00Z';

let portal: TestPortal;
let citizens: Person[];
const ids = new Map<string, number>();

async function add(name: string, given: Parameters<typeof addOrganization>[1] = {}): Promise<void> {
  ids.set(name, await addOrganization(portal, { name, ...given }));
}

/** Each mark comes from another citizen. */
async function rate(name: string, marks: number[]): Promise<void> {
  for (const [index, mark] of marks.entries()) {
    const form = questionnaire(mark);
    const result = await submitRating(portal, citizens[index]!, ids.get(name)!, form);
    expect(result.outcome).toBe('rated');
  }
}

/** Forty marks of all kinds: a large organisation that stays as it is. */
const mixed = Array.from({ length: 40 }, (_, index) => 1 + (index % 5));
const times = (count: number, mark: number) => Array.from({ length: count }, () => mark);

function ask(more: Partial<RankingQuery> = {}): RankingQuery {
  return { filter: {}, day: null, cursor: null, limit: 100, ...more };
}

/** Names with their positions. */
async function rankingOf(more: Partial<RankingQuery> = {}) {
  const { items } = await readRankingPage(portal, ask(more));
  return items.map(({ organization, position }) => [organization.shortNameRu, position]);
}

async function tooFewOf(more: Partial<RankingQuery> = {}) {
  const { items } = await readTooFew(portal, { ...ask(more), locale: 'ru' });
  return items.map(({ organization, n, missing }) => [organization.shortNameRu, n, missing]);
}

beforeAll(async () => {
  portal = await openTestPortal(IN_DECEMBER);
  citizens = [];
  for (let i = 0; i < 40; i++) citizens.push(await addCitizen(portal.db));
  await add('Архив', { region: 'gomel-region', district: 'gomel-city', sphere: 'culture' });
  await add('Банк', { sphere: 'banking-finance' });
  await add('Вокзал', { sphere: 'transport', type: 'bus-station' });
  await add('Гостиница');
  await add('Дворец', { region: 'gomel-region', district: 'gomel-city' });
  await add('Ель');
  await add('Жара');
  await add('Якорь');
  await rate('Якорь', mixed);
  await rate('Архив', [...times(20, 1), ...times(20, 2)]);
  await rate('Банк', times(6, 4));
  await rate('Вокзал', times(5, 3));
  await rate('Гостиница', times(2, 5));

  portal.setClock(IN_JUNE);
  await rate('Якорь', mixed);
  await rate('Архив', times(40, 5));
  await rate('Банк', times(6, 4));
  await rate('Гостиница', times(10, 4));
  await rate('Дворец', times(12, 4));
  await rate('Ель', times(4, 5));
  const live = await portal.standings.current();
  await vi.waitUntil(() => live.ordered() && live.settled, { timeout: 5000 });
});
afterAll(() => portal.close());

describe('the ranking of today', () => {
  it('stands by score, those with too few ratings apart, and counts both', async () => {
    // Fours above the national mean: the more of them, the higher the score.
    expect(await rankingOf()).toEqual([
      ['Гостиница', 1],
      ['Банк', 2],
      ['Дворец', 2],
      ['Архив', 4],
      ['Вокзал', 5],
      ['Якорь', 6],
    ]);
    const page = await readRankingPage(portal, ask());
    expect(page).toMatchObject({ ranked: 6, tooFew: 2, day: null, minimumRatings: 5, start: 0 });
    expect(await tooFewOf()).toEqual([
      ['Ель', 4, 1],
      ['Жара', 0, 5],
    ]);
  });

  it('gives positions anew within a filter', async () => {
    expect(await rankingOf({ filter: { region: 'gomel-region' } })).toEqual([
      ['Дворец', 1],
      ['Архив', 2],
    ]);
    expect(await rankingOf({ filter: { sphere: 'transport' } })).toEqual([['Вокзал', 1]]);
    expect(await rankingOf({ filter: { type: 'bus-station', sphere: 'culture' } })).toEqual([]);
    expect(await tooFewOf({ filter: { region: 'gomel-region' } })).toEqual([]);
  });

  it('goes on page by page, and starts anew after a cursor that is none of ours', async () => {
    const first = await readRankingPage(portal, ask({ limit: 2 }));
    const second = await readRankingPage(portal, ask({ limit: 2, cursor: first.nextCursor }));
    const third = await readRankingPage(portal, ask({ limit: 2, cursor: second.nextCursor }));
    const all = [first, second, third].flatMap(({ items }) => items);
    expect(all.map(({ position }) => position)).toEqual([1, 2, 2, 4, 5, 6]);
    expect(third).toMatchObject({ start: 4, nextCursor: null });
    expect(await readRankingPage(portal, ask({ cursor: 'x', limit: 2 }))).toMatchObject({
      restarted: true,
      start: 0,
    });
  });

  it('calls only that a change where the intervals do not overlap', async () => {
    const { items } = await readRankingPage(portal, ask());
    const changes = new Map(items.map((row) => [row.organization.shortNameRu, row.change]));
    expect(changes.get('Архив')).toMatchObject({ significant: true, day: '2025-12-15' });
    expect(changes.get('Архив')!.score).toBeGreaterThan(0.5);
    expect(changes.get('Вокзал')).toMatchObject({ significant: false });
    // Not rated at all half a year ago.
    expect(changes.get('Дворец')).toBeNull();
  });
});

describe('the ranking of an earlier day', () => {
  const day = '2026-01-01';

  it('is as it was then, with those that had too few ratings then', async () => {
    expect(await rankingOf({ day })).toEqual([
      ['Банк', 1],
      ['Якорь', 2],
      ['Вокзал', 3],
      ['Архив', 4],
    ]);
    const page = await readRankingPage(portal, ask({ day }));
    expect(page).toMatchObject({ day, ranked: 4, tooFew: 4 });
    expect(await tooFewOf({ day })).toEqual([
      ['Гостиница', 2, 3],
      ['Дворец', 0, 5],
      ['Ель', 0, 5],
      ['Жара', 0, 5],
    ]);
  });

  it('has positions anew within a filter', async () => {
    expect(await rankingOf({ day, filter: { sphere: 'culture' } })).toEqual([['Архив', 1]]);
  });

  it('goes on page by page', async () => {
    const first = await readRankingPage(portal, ask({ day, limit: 2 }));
    const second = await readRankingPage(portal, ask({ day, limit: 2, cursor: first.nextCursor }));
    expect(second.items.map(({ position }) => position)).toEqual([3, 4]);
  });

  it('can be one of those that are kept: first days of months since the first rating', async () => {
    const { periods } = await readRankingPage(portal, ask());
    expect(periods).toEqual([
      '2026-06-01',
      '2026-05-01',
      '2026-04-01',
      '2026-03-01',
      '2026-02-01',
      '2026-01-01',
    ]);
  });

  it.each(['2025-12-01', '2026-01-02', '2026-13-01', 'yesterday', "'; drop table ratings"])(
    'is that of today for %s, which is not kept',
    async (other) => {
      expect(await readRankingPage(portal, ask({ day: other }))).toMatchObject({
        day: null,
        ranked: 6,
      });
    },
  );
});
