import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '#server/identity/index.ts';
import { readProfilePage } from '#server/profile/index.ts';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  answerFor,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { readCabinet } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal('2026-05-10T09:00:00Z');
});
afterAll(() => portal.close());

test('the cabinet shows the change of score and position that everybody sees', async () => {
  const head: Person = { ...(await addCitizen(portal.db)), role: 'organization' };
  const id = await addOrganization(portal);
  await answerFor(portal, head, id);
  const citizens = await Promise.all(Array.from({ length: 6 }, () => addCitizen(portal.db)));
  expect((await readCabinet(portal, head, id))!.changes).toEqual([]);
  for (const [day, mark] of [['2026-05-10', 2] as const, ['2026-06-15', 5] as const]) {
    portal.setClock(`${day}T09:00:00Z`);
    for (const citizen of citizens) await submitRating(portal, citizen, id, questionnaire(mark));
  }
  const { changes } = (await readCabinet(portal, head, id))!;
  expect(changes).toMatchObject([{ comparison: 'month', score: expect.any(Number) as number }]);
  expect(changes[0]!.score).toBeGreaterThan(0);
  expect(changes).toEqual((await readProfilePage(portal, id, {}))!.changes);
});
