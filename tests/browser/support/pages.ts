import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };
/** The narrowest page that WCAG 2.2 asks for (1.4.10 Reflow). */
export const NARROWEST = { width: 320, height: 640 };

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Axe finds nothing against WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // No page has frames of another site, for which axe would open a second page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG_AA)
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
  expect(found, `${page.url()} at ${page.viewportSize()?.width} px`).toEqual([]);
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect(content, `${page.url()} at ${page.viewportSize()?.width} px`).toBeLessThanOrEqual(window);
}

/** A page that a person may look at is well-made in every width. */
export async function expectWellMade(page: Page): Promise<void> {
  for (const size of [PHONE, DESKTOP]) await expectWellMadeAt(page, size);
  await page.setViewportSize(NARROWEST);
  await expectNoSidewaysScrolling(page);
}

/** The same in one size of the window. */
export async function expectWellMadeAt(page: Page, size: typeof PHONE): Promise<void> {
  await page.setViewportSize(size);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
}

/**
 * Collects what goes wrong in a page beside what is seen: errors of its scripts, and what the
 * content security policy stopped. A refused document is what its test asked for.
 */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url !== page.url()) {
      errors.push(message.text());
    }
  });
  return errors;
}
