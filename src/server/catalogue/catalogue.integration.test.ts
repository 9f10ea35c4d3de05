import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import { indexOrganizations } from '#server/search/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  choicesOf,
  listRowView,
  readFilter,
  readOrganizationList,
  readSearchPage,
  readSpheres,
  SORTS,
  type OrganizationList,
  type Sort,
} from './index.ts';

/** By name; each gets the ratings named, one per citizen. */
const ORGANIZATIONS: Array<[name: string, ratings: number[], sphere: string]> = [
  ['Аптека № 10', [5, 5, 5, 5, 5, 5], 'healthcare'],
  ['Аптека № 9', [], 'healthcare'],
  ['Больница', [1, 2], 'healthcare'],
  ['Вокзал', [4, 4, 4], 'transport'],
  ['Ёлочный базар', [3], 'transport'],
  ['Жодинский загс', [], 'justice-notary'],
  ['Загс', [5], 'justice-notary'],
];

let portal: TestPortal;
const ids = new Map<string, number>();

beforeAll(async () => {
  portal = await openTestPortal();
  const citizens: Person[] = [];
  for (let i = 0; i < 6; i++) citizens.push(await addCitizen(portal.db));
  for (const [name, ratings, sphere] of [...ORGANIZATIONS].reverse()) {
    const id = await addOrganization(portal, { name, sphere });
    ids.set(name, id);
    for (const [index, mark] of ratings.entries()) await rate(citizens[index]!, name, mark);
  }
});
afterAll(() => portal.close());

async function rate(citizen: Person, name: string, mark: number): Promise<void> {
  const result = await submitRating(portal, citizen, ids.get(name)!, questionnaire(mark));
  expect(result.outcome).toBe('rated');
}

/** The order of all organisations follows the latest sums at most half a second later. */
async function settled(): Promise<void> {
  const live = await portal.standings.current();
  await vi.waitUntil(() => live.ordered() && live.settled, { timeout: 5000 });
}

function read(more: Partial<Parameters<typeof readOrganizationList>[1]> = {}) {
  const usual = { filter: {}, sort: 'name', locale: 'ru', cursor: null, limit: 100 } as const;
  return readOrganizationList(portal, { ...usual, ...more });
}

function namesOf(list: OrganizationList): string[] {
  return list.items.map(({ organization }) => organization.shortNameRu);
}

/** Reads all pages of two; `between` happens after each. */
async function visit(sort: Sort, between = async () => {}): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: OrganizationList = await read({ sort, cursor, limit: 2 });
    expect(page.restarted).toBe(false);
    names.push(...namesOf(page));
    cursor = page.nextCursor;
    await between();
  } while (cursor !== null);
  return names;
}

describe('the list of organisations', () => {
  beforeAll(settled);

  it.each([
    ['name', ORGANIZATIONS.map(([name]) => name).toSorted(byNumberedName)],
    [
      'count',
      [
        'Аптека № 10',
        'Вокзал',
        'Больница',
        'Ёлочный базар',
        'Загс',
        'Аптека № 9',
        'Жодинский загс',
      ],
    ],
    [
      'score',
      [
        'Аптека № 10',
        'Загс',
        'Вокзал',
        'Ёлочный базар',
        'Больница',
        'Аптека № 9',
        'Жодинский загс',
      ],
    ],
  ] as const)('stands by %s', async (sort, expected) => {
    expect(namesOf(await read({ sort }))).toEqual(expected);
  });

  it.each(SORTS)('by %s visits each organisation exactly once, page by page', async (sort) => {
    expect(await visit(sort)).toEqual(namesOf(await read({ sort })));
  });

  it('sorts by the names of the language that are shown', async () => {
    await portal.db
      .updateTable('organizations')
      .set({ short_name_be: 'Яблык', name_en: 'Zoo' })
      .where('id', '=', ids.get('Аптека № 9')!)
      .execute();
    await portal.standings.catalogueChanged();
    expect(namesOf(await read({ locale: 'be' })).at(-1)).toBe('Аптека № 9');
    expect(namesOf(await read({ locale: 'en' }))[0]).toBe('Аптека № 9');
    const [row] = (await read({ locale: 'en' })).items;
    expect(listRowView(row!, portal.reference, 'be')).toMatchObject({
      name: 'Яблык',
      fullName: 'Аптека № 9',
    });
    expect(listRowView(row!, portal.reference, 'en')).toMatchObject({
      name: 'Zoo',
      fullName: null,
    });
  });

  it('is narrowed, counts what is left, and what each further choice would leave', async () => {
    const list = await read({ filter: { sphere: 'healthcare', region: 'brest-region' }, limit: 2 });
    expect(list).toMatchObject({ total: 3, start: 0 });
    const { sphere, region } = choicesOf(portal.reference, 'ru', {}, list.counts);
    expect(sphere.map(({ value, count }) => [value, count])).toEqual([
      ['healthcare', 3],
      ['transport', 2],
      ['justice-notary', 2],
    ]);
    expect(region).toEqual([{ value: 'brest-region', label: 'Брестская область', count: 3 }]);
  });

  it('says how many ratings an organisation misses for a position', async () => {
    const { items } = await read({ sort: 'count' });
    expect(items.map(({ position, missing }) => [position, missing])).toEqual([
      [1, 0],
      [null, 2],
      [null, 3],
      [null, 4],
      [null, 4],
      [null, 5],
      [null, 5],
    ]);
  });

  it('starts anew after a cursor that is none of ours', async () => {
    const list = await read({ cursor: 'bm9uZSBvZiBvdXJz', limit: 3 });
    expect(list).toMatchObject({ restarted: true, start: 0, total: 7 });
    expect(list.items).toHaveLength(3);
  });
});

describe('while ratings arrive between the pages', () => {
  it.each(SORTS)('the list by %s repeats and hides none of those not rated', async (sort) => {
    await settled();
    // The last of the first page sinks by its marks, and rises by their number.
    const moved = namesOf(await read({ sort, limit: 2 }))[1]!;
    const names = await visit(sort, async () => {
      for (let i = 0; i < 3; i++) await rate(await addCitizen(portal.db), moved, 1);
      await settled();
    });
    const others = ORGANIZATIONS.map(([name]) => name).filter((name) => name !== moved);
    expect(names.filter((name) => name !== moved).toSorted()).toEqual(others.toSorted());
    if (sort !== 'name') expect(namesOf(await read({ sort }))[1]).not.toBe(moved);
  });
});

describe('a page of search results', () => {
  beforeAll(() => indexOrganizations(portal.db, 'all'));

  it('has the rows of what was found', async () => {
    const page = await readSearchPage(portal, { q: 'вокзал', limit: 10 });
    expect(page).toMatchObject({ total: 1, isMore: false, restarted: false });
    expect(page.items.map(({ organization }) => organization.id)).toEqual([ids.get('Вокзал')]);
  });

  it('starts anew after a cursor that is none of ours', async () => {
    const page = await readSearchPage(portal, { q: 'вокзал', limit: 10, cursor: 'x' });
    expect(page).toMatchObject({ total: 1, restarted: true });
  });
});

describe('the spheres', () => {
  it('have the number of their organisations', async () => {
    const spheres = await readSpheres(portal, 'en');
    expect(spheres.find(({ id }) => id === 'transport')).toMatchObject({
      name: 'Transport',
      organizations: 2,
    });
    expect(spheres.find(({ id }) => id === 'culture')?.organizations).toBe(0);
  });
});

describe('the choices of a filter', () => {
  it('group districts by region until a region is chosen, cities first', () => {
    const all = choicesOf(portal.reference, 'ru', {});
    expect(all.district).toHaveLength(137);
    expect(new Set(all.district.map(({ group }) => group)).size).toBe(7);
    const { filter } = readFilter(portal.reference, new URLSearchParams('region=brest-region'));
    const brest = choicesOf(portal.reference, 'ru', filter).district;
    expect(brest.slice(0, 4).map(({ label }) => label)).toEqual([
      'Город Барановичи',
      'Город Брест',
      'Город Пинск',
      'Барановичский район',
    ]);
    expect(brest.every(({ group }) => group === undefined)).toBe(true);
  });
});

/** Pharmacy 9 stands before pharmacy 10. */
function byNumberedName(a: string, b: string): number {
  return a.localeCompare(b, 'ru', { numeric: true });
}
