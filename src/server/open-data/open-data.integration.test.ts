import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { allRatings, submitRating, type OpenRating } from '#server/ratings/index.ts';
import {
  getMethodology,
  getOrganization,
  getRanking,
  listOrganizations,
  openApiDocument,
  organizationsQuerySchema,
  parseQuery,
  rankingQuerySchema,
} from './index.ts';
import {
  methodologySchema,
  organizationListSchema,
  organizationSchema,
  ratingSchema,
} from './schema.ts';

let portal: TestPortal;
const organizations: number[] = [];

beforeAll(async () => {
  portal = await openTestPortal();
  for (let i = 0; i < 23; i++) {
    const region = i % 2 === 0 ? 'brest-region' : 'gomel-region';
    const district = i % 2 === 0 ? 'pinsk-city' : 'gomel-city';
    organizations.push(await addOrganization(portal, { region, district }));
  }
  for (let c = 0; c < 6; c++) {
    const citizen = await addCitizen(portal.db);
    for (const [index, organization] of organizations.slice(0, 8).entries()) {
      await submitRating(
        portal,
        citizen,
        organization,
        questionnaire((((c + index) % 5) + 1) as 1),
      );
    }
  }
  // Positions follow within half a second.
  await new Promise((resolve) => setTimeout(resolve, 550));
});
afterAll(() => portal.close());

const organizationQuery = (text: string) =>
  parseQuery(organizationsQuerySchema, new URLSearchParams(text));
const rankingQuery = (text: string) => parseQuery(rankingQuerySchema, new URLSearchParams(text));

describe('the open API', () => {
  it('answers as its schemas say', async () => {
    const list = await listOrganizations(portal, organizationQuery('limit=100'));
    expect(organizationListSchema.strict().parse(list)).toEqual(list);
    const one = await getOrganization(portal, String(organizations[0]));
    expect(organizationSchema.strict().parse(one)).toEqual(one);
    const methodology = await getMethodology(portal);
    expect(methodologySchema.strict().parse(methodology)).toEqual(methodology);
    for await (const batch of allRatings(portal.db)) {
      for (const rating of batch) expect(ratingSchema.strict().parse(rating)).toEqual(rating);
    }
  });

  it('pages through every organisation exactly once', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await listOrganizations(portal, organizationQuery(`limit=7&cursor=${cursor}`));
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...organizations].sort((a, b) => a - b));
  });

  it('narrows by region and ranks within it', async () => {
    const { items } = await getRanking(portal, rankingQuery('region=gomel-region&limit=3'));
    expect(items.every((item) => item.region === 'gomel-region')).toBe(true);
    expect(items[0]?.position).toBe(1);
    const next = await getRanking(portal, rankingQuery('region=gomel-region&limit=1'));
    expect(next.nextCursor).not.toBeNull();
  });

  it('gives scores that anyone can compute from the ratings', async () => {
    const ratings: OpenRating[] = [];
    for await (const batch of allRatings(portal.db, 7)) ratings.push(...batch);
    const { k, mean, deviation } = await getMethodology(portal);
    const v = (r: OpenRating) => (r.simplicity + r.information + r.timeliness + r.courtesy) / 4;
    const m = ratings.reduce((sum, rating) => sum + v(rating), 0) / ratings.length;
    expect(mean).toBeCloseTo(m, 12);
    for (const id of organizations.slice(0, 9)) {
      const own = ratings.filter((rating) => rating.organizationId === id);
      const organization = await getOrganization(portal, String(id));
      const score = (k * m + own.reduce((sum, rating) => sum + v(rating), 0)) / (k + own.length);
      expect(organization.count).toBe(own.length);
      expect(organization.score).toBeCloseTo(score, 12);
      const half = (1.96 * deviation!) / Math.sqrt(own.length + k);
      expect(organization.interval?.[0]).toBeCloseTo(Math.max(1, score - half), 12);
    }
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['q=%00', 'q'],
  ])('refuses %s with a problem document that names the parameter', (text, parameter) => {
    expect(() => organizationQuery(text)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          status: 400,
          errors: [expect.objectContaining({ parameter })],
        }),
      }),
    );
  });

  it('refuses unknown ids and cursors', async () => {
    const refused = (status: number) => ({ problem: expect.objectContaining({ status }) });
    await expect(getRanking(portal, rankingQuery('region=nowhere'))).rejects.toMatchObject(
      refused(400),
    );
    await expect(getRanking(portal, rankingQuery('cursor=nonsense'))).rejects.toMatchObject(
      refused(400),
    );
    await expect(
      listOrganizations(portal, organizationQuery('cursor=nonsense')),
    ).rejects.toMatchObject(refused(400));
    await expect(
      listOrganizations(portal, organizationQuery('q=загс&cursor=nonsense')),
    ).rejects.toMatchObject(refused(400));
    for (const id of ['999999', 'abc', '-1', '1e3', '99999999999999999999']) {
      await expect(getOrganization(portal, id)).rejects.toMatchObject(refused(404));
    }
  });

  it('describes every parameter and answer in its OpenAPI document', () => {
    const document = openApiDocument() as {
      openapi: string;
      paths: Record<string, { get: { parameters: Array<{ name: string }> } }>;
      components: { schemas: Record<string, { properties: Record<string, unknown> }> };
    };
    expect(document.openapi).toBe('3.1.0');
    const parameters = document.paths['/organizations']!.get.parameters.map(({ name }) => name);
    expect(parameters.sort()).toEqual(Object.keys(organizationsQuerySchema.shape).sort());
    expect(Object.keys(document.components.schemas.Organization!.properties)).toEqual(
      Object.keys(organizationSchema.shape),
    );
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(document.components.schemas).toHaveProperty(name!);
    }
  });
});
