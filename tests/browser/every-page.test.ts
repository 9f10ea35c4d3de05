import { LOCALES } from '#i18n/locale.ts';
import { pathInLocale } from '#i18n/path.ts';
import { signInAs } from './support/citizen.ts';
import { collectErrors, expectWellMadeAt, PHONE } from './support/pages.ts';
import { findPages, pagesOf } from './support/routes.ts';
import { expect, test } from './support/test.ts';

/** Pages that need something to have happened; the stories of it look at them. */
const IN_STORIES = ['/organizations/[id]/thanks', '/organizations/[id]/archive', '/not-allowed'];

for (const visitor of [null, 'citizen', 'organization', 'operator'] as const) {
  test(`every page that ${visitor ?? 'anybody'} sees is accessible, in three languages`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const errors = collectErrors(page);
    if (visitor) await signInAs(page, visitor);
    const found = await findPages(page.request);
    for (const route of pagesOf(visitor)) {
      if (IN_STORIES.includes(route)) continue;
      const path = found.get(route);
      expect(path, `some link leads to ${route}`).toBeDefined();
      for (const locale of LOCALES) {
        const answer = await page.goto(pathInLocale(path!, locale));
        expect([route, answer?.status()]).toEqual([route, 200]);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        // On a phone words have the least room; the stories look at pages in other widths.
        await expectWellMadeAt(page, PHONE);
      }
    }
    expect(errors).toEqual([]);
  });
}
