import { m } from '#i18n/compiled/messages.js';
import { becomeCitizen, fillInSignIn, openLinkOfLetter, signInAs } from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const PASSWORD = 'зеленый чайник у окна';

test('the operator finds and blocks an account by keyboard, and its owner is told why', async ({
  page,
}) => {
  test.slow();
  const citizen = await becomeCitizen(page);
  await signInAs(page, 'operator');
  await page.goto('/operator/users');
  await page.getByLabel(m.users_search()).focus();
  await page.keyboard.type(citizen.login);
  await page.keyboard.press('Enter');
  const found = page.getByRole('link', { name: citizen.login });
  await expect(found).toBeVisible();
  await expect(page.locator('#main')).not.toContainText(citizen.email);
  await found.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toContainText(citizen.email);
  await expectWellMade(page);
  await page.getByLabel(m.users_block_reason()).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(m.request_problem_missing());
  await page.getByLabel(m.users_block_reason()).focus();
  await page.keyboard.type('Поддельные оценки.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(m.users_done_blocked())).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillInSignIn(page, citizen.login, citizen.password);
  await expect(page.locator('#main')).toContainText('Поддельные оценки.');
});

test('an official comes in by invitation', async ({ page }) => {
  const login = `official-${Date.now().toString(36)}`;
  await signInAs(page, 'operator');
  await page.goto('/operator/users/invite');
  await page.getByLabel(m.users_invite_email()).fill(`${login}@example.org`);
  await page.getByLabel(m.users_role(), { exact: true }).selectOption('methodologist');
  await page.getByRole('button', { name: m.users_invite_submit() }).click();
  await expect(page.getByText(m.users_invite_done())).toBeVisible();
  await expectWellMade(page);
  await page.context().clearCookies();
  await openLinkOfLetter(page, `${login}@example.org`);
  await expectWellMade(page);
  await page.getByLabel(m.identity_field_login(), { exact: true }).fill(login);
  await page.getByLabel(m.identity_field_password(), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: m.invitation_submit() }).click();
  await fillInSignIn(page, login, PASSWORD);
  await expect(page).not.toHaveURL(/sign-in/);
});
