import type { Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';
import { signInAs } from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** Two organisations that other tests leave alone: the latest registered schools. */
async function twoOrganizations(page: Page) {
  await page.goto('/operator/organizations?type=school&state=published');
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  const links = rows.getByRole('link');
  const ids = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-1)!),
  );
  const unp = (await rows.nth(1).textContent())!.match(/\d{9}/)![0];
  return { ids: [ids[0]!, ids[1]!], unp } as const;
}

test('the operator suspends an organisation, restores it and merges it into another', async ({
  page,
}) => {
  test.slow();
  await signInAs(page, 'operator');
  const { ids, unp } = await twoOrganizations(page);
  const [id, successor] = ids;
  const heading = page.getByRole('heading', { level: 1 });
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });

  await page.goto(`/operator/organizations/${id}`);
  const name = (await heading.textContent())!.trim();
  await page.getByRole('button', { name: m.registry_suspend_submit() }).click();
  await expect(summary).toContainText(m.request_problem_missing());
  await page.getByLabel(m.registry_reason()).fill('Сведения не подтверждены');
  await page.getByRole('button', { name: m.registry_suspend_submit() }).click();
  await expect(page.getByText(m.registry_done_suspended())).toBeVisible();
  const hidden = await page.goto(`/organizations/${id}`);
  expect(hidden?.status()).toBe(410);
  await expect(heading).toHaveText(m.error_suspended_title());
  await page.goto(`/operator/organizations/${id}`);
  await page.getByRole('button', { name: m.registry_restore_submit() }).click();
  await expect(page.getByText(m.registry_done_restored())).toBeVisible();

  await page.getByRole('link', { name: m.registry_merge_open() }).click();
  await page.getByLabel(m.registry_merge_unp()).fill('191234564');
  await page.getByRole('button', { name: m.registry_merge_find(), exact: true }).last().click();
  await expect(summary).toContainText(m.registry_merge_unknown());
  await page.getByLabel(m.registry_merge_unp()).fill(unp);
  await page.getByRole('button', { name: m.registry_merge_find(), exact: true }).last().click();
  await page.getByLabel(m.registry_merge_document()).fill('приказ № 84');
  await page.getByLabel(m.registry_reason()).fill('Реорганизация');
  await expectWellMade(page);
  await page.getByRole('button', { name: m.registry_merge_submit() }).click();
  await expect(page.getByText(m.registry_done_merged())).toBeVisible();
  await page.goto(`/organizations/${id}/rate`);
  await expect(page).toHaveURL(new RegExp(`/organizations/${successor}\\?from=${id}$`));
  await expect(page.locator('#main')).toContainText(name);
  await page.getByRole('link', { name: m.profile_taken_over_comments() }).click();
  await expect(heading).toHaveText(name);
  await expectWellMade(page);

  await page.goto(`/operator/organizations/${id}`);
  await page.getByLabel(m.registry_reason()).fill('Ошибка');
  await page.getByRole('button', { name: m.registry_undo_submit() }).click();
  await expect(page.getByText(m.registry_done_undone())).toBeVisible();
  await page.getByRole('link', { name: m.registry_log() }).click();
  await expect(page.getByRole('row')).toHaveCount(5);
});

test('the registry is taken away as it is narrowed', async ({ page }) => {
  await signInAs(page, 'operator');
  await page.goto('/operator/organizations');
  await page.getByLabel(m.registry_search()).fill('поликлиника');
  await page.getByLabel(m.registry_search()).press('Enter');
  await expect(page).toHaveURL(/q=/);
  const [, count] = (await page.getByRole('status').textContent())!.match(/(\d+)/)!;
  const csv = await page.request.get('/operator/organizations/export?q=поликлиника&format=csv');
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines.length - 1).toBe(Number(count));
  const xlsx = await page.request.get('/operator/organizations/export?format=xlsx');
  expect(xlsx.headers()['content-disposition']).toContain('general-registry.xlsx');
});
