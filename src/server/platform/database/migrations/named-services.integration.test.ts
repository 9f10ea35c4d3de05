import { expect, test } from 'vitest';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
} from '../../../../../tests/support/portal.ts';
import { submitRating } from '../../../ratings/index.ts';
import { maskNamedServices } from './0022_named_services.ts';

test('what was named before the rule is masked once', async () => {
  const portal = await openTestPortal();
  const named = 'Запись, +375 29 123-45-67';
  const fields = questionnaire(4, { 'service-text': [named] });
  await submitRating(portal, await addCitizen(portal.db), await addOrganization(portal), fields);
  await portal.db.updateTable('ratings').set({ service_text_public: named }).execute();
  await maskNamedServices(portal.db);
  const row = await portal.db
    .selectFrom('ratings')
    .select(['service_text', 'service_text_public'])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ service_text: named, service_text_public: 'Запись, •••••' });
  await portal.close();
});
