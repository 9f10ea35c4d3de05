import { m } from '#i18n/compiled/messages.js';
import { signInAs } from './support/citizen.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'operator');
});

test('the operator adds a type of organisation, renames and retires it', async ({ page }) => {
  const name = `Обсерватория ${Date.now()}`;
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await page.goto('/operator/reference/organization-types');
  await page.getByRole('link', { name: m.reference_add(), exact: true }).click();
  await page.getByLabel(m.reference_name_ru()).fill(name);
  await page.getByLabel(m.reference_name_be()).fill(`${name} па-беларуску`);
  await page.getByRole('button', { name: m.reference_add() }).click();
  await expect(summary).toContainText(m.reference_problem_missing(), { ignoreCase: true });
  await page.getByLabel(m.reference_name_en()).fill(`Observatory ${Date.now()}`);
  await page.getByRole('button', { name: m.reference_add() }).click();
  await expect(page.getByText(m.reference_done_added())).toBeVisible();

  await page.getByLabel(m.reference_name_ru()).fill(`${name} новая`);
  await page.getByRole('button', { name: m.reference_save() }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} новая`);
  const choice = page.getByLabel(m.operator_approve_type()).locator('option', { hasText: name });
  await page.goto('/operator/organizations');
  await expect(choice).toHaveCount(1);

  await page.goto(`/operator/reference/organization-types?q=${encodeURIComponent(name)}`);
  await page.getByRole('rowheader').getByRole('link').click();
  await page.getByRole('button', { name: m.reference_retire_submit() }).click();
  await expect(page.getByText(m.reference_done_retired())).toBeVisible();
  await page.goto('/operator/organizations');
  await expect(choice).toHaveCount(0);
});
