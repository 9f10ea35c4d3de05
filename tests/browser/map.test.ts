import type { Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';
import { signInAs } from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, test } from './support/test.ts';

// The map goes to a town at once, instead of flying there.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Opens the profile of the demo's organisation at the field of its point. */
async function openPoint(page: Page) {
  await signInAs(page, 'organization');
  await page.goto('/cabinet');
  await page.goto(`${new URL(page.url()).pathname}/profile`);
  const point = page.getByRole('group', { name: m.map_point() });
  await point.scrollIntoViewIfNeeded();
  const lat = point.getByLabel(m.cabinet_lat());
  const lon = point.getByLabel(m.cabinet_lon());
  return { point, lat, lon, status: point.getByRole('status') };
}

test('a point is chosen on the map, by mouse and by keyboard, and said in words', async ({
  page,
}) => {
  test.slow();
  const { point, lat, lon, status } = await openPoint(page);
  const map = point.locator('canvas');
  await expect(map).toBeVisible({ timeout: 60_000 });
  await expect(status).toContainText(await lat.inputValue());
  await expectWellMade(page);

  await point.getByLabel(m.map_town()).selectOption({ label: 'Пинск' });
  await point.getByRole('button', { name: m.map_point_here() }).press('Enter');
  await expect(lat).toHaveValue(/^52,1[12]/);
  await expect(lon).toHaveValue(/^26,(09|1)/);
  await expect(status).toContainText('Пинск');
  const atPinsk = await lon.inputValue();

  const box = (await map.boundingBox())!;
  await map.click({ position: { x: box.width / 2 + 80, y: box.height / 2 } });
  await expect(lon).not.toHaveValue(atPinsk);
  const clicked = Number((await lon.inputValue()).replace(',', '.'));
  expect(clicked).toBeGreaterThan(26.15);

  await lat.fill('53,9');
  await lon.fill('27,5667');
  await expect(status).toContainText('Минск');
  await point.getByRole('button', { name: m.map_point_remove() }).click();
  await expect(lat).toHaveValue('');
  await expect(status).toHaveText(m.map_point_none());
});

test('without the map its fields remain', async ({ page }) => {
  await page.route('**/api/base-map', (route) => route.abort());
  const { point, lat } = await openPoint(page);
  await expect(point.getByText(m.map_unavailable())).toBeVisible();
  await expect(lat).not.toHaveValue('');
});
