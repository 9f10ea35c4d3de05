import type { Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';
import { fillInSignIn, newCitizen, registerAndConfirm } from './support/citizen.ts';
import { chooseScores, submit, writeComment } from './support/questionnaire.ts';
import { expect, organizations, test } from './support/test.ts';

/** What the whole portal is for: find an organisation, rate it, see that it counts. */
async function findAndRate(page: Page, organization: { name: string; town: string }) {
  const citizen = newCitizen();
  await registerAndConfirm(page, citizen);
  await fillInSignIn(page, citizen.login, citizen.password);
  await expect(page.getByRole('link', { name: m.nav_account() }).first()).toBeVisible();

  await page.goto('/');
  const search = page.locator('#main').getByRole('search');
  await search.locator('[name=q]').fill(`загс ${organization.town}`);
  await search.getByRole('button', { name: m.search_submit() }).click();
  const found = page.getByRole('list', { name: m.results_list() });
  const row = found.getByRole('listitem').filter({ hasText: organization.name });
  await row.getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(organization.name);
  const before = await countOn(page);

  await page.getByRole('link', { name: m.profile_rate(), exact: true }).first().click();
  await chooseScores(page, [5, 4, 5, 4]);
  const word = `отметка${Date.now()}`;
  await writeComment(page, `Очень помогли, ${word}. Перезвоните мне: +375 29 000-45-67`);
  await submit(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());
  expect(await countOn(page)).toBe(before + 1);

  await page.getByRole('link', { name: m.thanks_to_profile() }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(organization.name);
  expect(await countOn(page)).toBe(before + 1);
  const comment = page.getByRole('article').filter({ hasText: word });
  await expect(comment).toContainText('Перезвоните мне: •••••');
  await expect(page.locator('body')).not.toContainText('000-45-67');
}

/** The number of ratings that stands beside the score. */
async function countOn(page: Page): Promise<number> {
  const words = await page.locator('.badge').first().textContent();
  const [, number] = /(\d[\d\s]*)\sоцен/u.exec(words ?? '') ?? [];
  return number === undefined ? 0 : Number(number.replaceAll(/\s/gu, ''));
}

for (const [index, javaScriptEnabled] of [true, false].entries()) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody registers, finds the civil registry of a town, rates it, and sees it count', async ({
      page,
      request,
    }) => {
      const offices = await organizations(request, { type: 'civil-registry' });
      const office = offices[index]!;
      const [, town = ''] = /г\. ?([^,]+),/.exec(office.location.address) ?? [];
      await findAndRate(page, { name: office.name.ru, town });
    });
  });
}
