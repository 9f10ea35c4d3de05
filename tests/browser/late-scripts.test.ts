import { m } from '#i18n/compiled/messages.js';
import { becomeCitizen } from './support/citizen.ts';
import { chooseScores, QUESTIONS, stepsOf, submit, writeComment } from './support/questionnaire.ts';
import { expect, test } from './support/test.ts';

test('what is typed before the scripts have come stays when they do', async ({
  page,
  organization,
}) => {
  await becomeCitizen(page);
  const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
  await page.route('**/_app/**/*.js', async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  await page.goto(`/organizations/${organization.id}/rate`, { waitUntil: 'commit' });
  await chooseScores(page, [2, 2, 2, 2]);
  await writeComment(page, 'Набрано раньше');
  await page.getByLabel(m.rate_service_text()).fill('выдача справки');
  const limit = page.locator('#comment-count');
  const before = await limit.textContent();
  letScriptsCome();
  // The scripts are there once they count the characters.
  await expect(limit).not.toHaveText(before ?? '');

  await expect(page.getByLabel(m.rate_comment())).toHaveValue('Набрано раньше');
  await expect(page.getByLabel(m.rate_service_text())).toHaveValue('выдача справки');
  for (const question of QUESTIONS) await expect(stepsOf(page, question()).nth(1)).toBeChecked();
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());
});
