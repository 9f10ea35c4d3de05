import type { Page } from '@playwright/test';
import { expect, organizations, test } from './support/test.ts';

/** Over the wire, compressed, for a first visit; in bytes. */
const MOST_SCRIPT = 60_000;
const MOST_FONT = 120_000;

/** What a page loads, by kind, in bytes over the wire. */
async function bytesOf(page: Page, path: string): Promise<{ script: number; font: number }> {
  const bytes = { script: 0, font: 0 };
  const counted: Array<Promise<void>> = [];
  page.on('requestfinished', (request) => {
    counted.push(
      (async () => {
        const response = await request.response();
        const type = response?.headers()['content-type'] ?? '';
        const { responseBodySize } = await request.sizes();
        if (type.includes('javascript')) bytes.script += responseBodySize;
        if (type.includes('font')) bytes.font += responseBodySize;
      })(),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await Promise.all(counted);
  return bytes;
}

for (const prefix of ['', '/be', '/en']) {
  test(`${prefix || '/ru'}: home and profile are light`, async ({ browser, request, baseURL }) => {
    const [{ id } = { id: 0 }] = await organizations(request, { type: 'polyclinic' });
    for (const path of [`${prefix}/`, `${prefix}/organizations/${id}`]) {
      const context = await browser.newContext({ baseURL });
      const bytes = await bytesOf(await context.newPage(), path);
      await context.close();
      // A profile is read, not worked with: it comes without any.
      const least = path.includes('/organizations/') ? 0 : 1;
      expect.soft(bytes.script, `JavaScript of ${path}`).toBeGreaterThanOrEqual(least);
      expect.soft(bytes.script, `JavaScript of ${path}`).toBeLessThan(MOST_SCRIPT);
      // A page without fonts would mean that nothing was counted.
      expect.soft(bytes.font, `fonts of ${path}`).toBeGreaterThan(0);
      expect.soft(bytes.font, `fonts of ${path}`).toBeLessThan(MOST_FONT);
    }
  });
}
