import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { readExplanation } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal('2026-06-15T09:00:00Z');
});
afterAll(() => portal.close());

describe('the explanation of the methodology', () => {
  it('has no numbers of the country and no example while nothing is rated', async () => {
    await addOrganization(portal);
    expect(await readExplanation(portal)).toMatchObject({
      methodology: { version: 1, k: 10, windowDays: 365, minimumRatings: 5 },
      national: { n: 0, mean: null, deviation: null },
      window: { from: '2025-06-16', to: '2026-06-15' },
      ranked: 0,
      example: null,
    });
  });

  it('works an example with the organisation of median size, which anyone can compute again', async () => {
    const citizens = await Promise.all(Array.from({ length: 9 }, () => addCitizen(portal.db)));
    for (const size of [5, 9, 7]) {
      const id = await addOrganization(portal, { name: `Рейтинг ${size}` });
      for (const [index, citizen] of citizens.slice(0, size).entries()) {
        const form = questionnaire([5, 4, 3, 1 + (index % 5)]);
        const result = await submitRating(portal, citizen, id, form);
        expect(result.outcome).toBe('rated');
      }
    }
    await expect
      .poll(async () => (await readExplanation(portal)).ranked, { timeout: 5000 })
      .toBe(3);
    const { example, national, methodology } = await readExplanation(portal);
    expect(example).toMatchObject({ organization: { shortNameRu: 'Рейтинг 7' }, n: 7 });
    const { n, sum, average, score, interval } = example!;
    const { k } = methodology;
    expect(average).toBeCloseTo(sum / n, 12);
    expect(score).toBeCloseTo((k * national.mean! + sum) / (k + n), 12);
    const half = (1.96 * national.deviation!) / Math.sqrt(n + k);
    expect(interval[0]).toBeCloseTo(score - half, 12);
    expect(interval[1]).toBeCloseTo(score + half, 12);
  });
});
