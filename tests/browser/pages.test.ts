import type { Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';
import { LOCALES } from '#i18n/locale.ts';
import { signInAs } from './support/citizen.ts';
import { submit } from './support/questionnaire.ts';
import { collectErrors, expectWellMade } from './support/pages.ts';
import { expect, organizations, test, type ListedOrganization } from './support/test.ts';

/** Pages as every-page.test.ts does not meet them. */
const PAGES: ReadonlyArray<{
  name: string;
  path: (rated: ListedOrganization) => string;
  everyLanguage?: boolean;
}> = [
  { name: 'organisations of a region', path: () => '/organizations?region=brest-region' },
  { name: 'search', path: () => '/search?q=загс', everyLanguage: true },
  { name: 'search that finds nothing', path: () => '/search?q=ыщцъфвжджкепн' },
  { name: 'document with tables', path: () => '/documents/privacy', everyLanguage: true },
  { name: 'scheme of work', path: () => '/documents/scheme-organization', everyLanguage: true },
  { name: 'dead link of a letter', path: () => '/confirm?token=no-such-token' },
  { name: 'not found', path: () => '/no-such-page', everyLanguage: true },
];

async function ratedOrganization(page: Page): Promise<ListedOrganization> {
  const items = await organizations(page.request, { type: 'polyclinic', limit: '100' });
  return items.reduce((most, item) => (item.count > most.count ? item : most));
}

test.describe('accessible (WCAG 2.2 AA), never wider than the window, without script errors:', () => {
  for (const { name, path, everyLanguage = false } of PAGES) {
    test(name, async ({ page }) => {
      const errors = collectErrors(page);
      const rated = await ratedOrganization(page);
      for (const language of everyLanguage ? LOCALES : (['ru'] as const)) {
        const prefix = language === 'ru' ? '' : `/${language}`;
        await page.goto(`${prefix}${path(rated)}`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectWellMade(page);
      }
      expect(errors).toEqual([]);
    });
  }

  test('a questionnaire that comes back with errors', async ({ page }) => {
    const rated = await ratedOrganization(page);
    await signInAs(page, 'citizen');
    await page.goto(`/organizations/${rated.id}/rate`);
    await submit(page);
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
    await expectWellMade(page);
  });

  test('the version for people with low vision', async ({ page }) => {
    const rated = await ratedOrganization(page);
    await page.goto('/');
    await page.getByRole('button', { name: m.view_large() }).first().click();
    for (const path of ['/', `/organizations/${rated.id}`, '/ranking']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('data-view', 'large');
      await expectWellMade(page);
    }
  });
});

test('an unknown page is answered with 404 and ways to go on, in its language', async ({
  page,
}) => {
  for (const language of LOCALES) {
    const prefix = language === 'ru' ? '' : `/${language}`;
    const response = await page.goto(`${prefix}/no-such-page`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      m.error_not_found_title({}, { locale: language }),
    );
    await page
      .getByRole('link', { name: m.error_to_home({}, { locale: language }), exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      m.home_title({}, { locale: language }),
    );
  }
});

test('every page stands under its address in each language, and leads to the others', async ({
  page,
}) => {
  await page.goto('/ranking');
  for (const [link, language] of [
    ['English', 'en'],
    ['Беларуская', 'be'],
    ['Русский', 'ru'],
  ] as const) {
    await page.getByRole('link', { name: link }).first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveURL(language === 'ru' ? '/ranking' : `/${language}/ranking`);
    const alternates = page.locator('link[rel=alternate][hreflang]');
    await expect(alternates).toHaveCount(LOCALES.length);
  }
});

test('Russian texts on an English page say that they are Russian', async ({ page }) => {
  const { id } = await ratedOrganization(page);
  await page.goto(`/en/organizations/${id}`);
  // Addresses are not translated.
  await expect(page.locator('.address')).toHaveAttribute('lang', 'ru');
  await expect(page.locator('#comments article .text').first()).toHaveAttribute('lang', /ru|be/);
  await page.goto(`/organizations/${id}`);
  await expect(page.locator('.address')).not.toHaveAttribute('lang');
});
