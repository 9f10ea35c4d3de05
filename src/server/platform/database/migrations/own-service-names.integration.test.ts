import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { submitRating } from '#server/ratings/index.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../../../tests/support/portal.ts';
import { up } from './0021_own_services_in_two_languages.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

test('earlier ratings get the Belarusian name of a service that is still named so', async () => {
  const [own, other] = [await addOrganization(portal), await addOrganization(portal)];
  await portal.db
    .insertInto('own_services')
    .values({ organization_id: own, name_ru: 'Прокат', name_be: 'Пракат' })
    .execute();
  for (const [id, text] of [
    [own, 'Прокат'],
    [own, 'Ремонт'],
    [other, 'Прокат'],
  ] as const) {
    const fields = questionnaire(4, { 'service-text': [text] });
    await submitRating(portal, await addCitizen(portal.db), id, fields);
  }
  await sql`alter table ratings drop column service_text_be`.execute(portal.db);
  await up(portal.db);
  const kept = await portal.db
    .selectFrom('ratings')
    .select(['service_text as ru', 'service_text_be as be'])
    .orderBy('id')
    .execute();
  expect(kept).toEqual([
    { ru: 'Прокат', be: 'Пракат' },
    { ru: 'Ремонт', be: null },
    { ru: 'Прокат', be: null },
  ]);
});
