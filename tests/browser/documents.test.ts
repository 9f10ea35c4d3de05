import { m } from '#i18n/compiled/messages.js';
import { LOCALES } from '#i18n/locale.ts';
import { DESKTOP, expectNoSidewaysScrolling, NARROWEST, PHONE } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('every document can be reached from the foot of a page, and fits every window', async ({
  page,
}) => {
  for (const locale of LOCALES) {
    await page.setViewportSize(DESKTOP);
    await page.goto(locale === 'ru' ? '/ranking' : `/${locale}/ranking`);
    const name = m.documents_title({}, { locale });
    await page.getByRole('contentinfo').getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    const links = page.locator('main a[href*="/documents/"]:not([download])');
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    expect(paths).toHaveLength(8);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{40}/);
      for (const size of [NARROWEST, PHONE, DESKTOP]) {
        await page.setViewportSize(size);
        await expectNoSidewaysScrolling(page);
      }
    }
  }
});

test('a document leads to the form that it names, in its language', async ({ page }) => {
  await page.goto('/be/documents/local-registry');
  const name = m.blank_registry_title({}, { locale: 'be' });
  const downloading = page.waitForEvent('download');
  await page.locator('main').getByRole('link', { name, exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${name}.docx`);
});
