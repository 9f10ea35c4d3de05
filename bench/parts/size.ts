import type { Browser } from '@playwright/test';
import { startChromium } from '../chromium.ts';
import { onEnd } from '../clean-up.ts';
import type { ServingContext } from '../context.ts';
import type { Target } from '../report.ts';

/** Kinds of files, by the beginning of their content type. */
const KINDS: ReadonlyArray<[kind: string, types: RegExp]> = [
  ['HTML', /^text\/html/],
  ['JavaScript', /^(text|application)\/javascript/],
  ['CSS', /^text\/css/],
  ['fonts', /^(font\/|application\/font)/],
  ['images', /^image\//],
];
const TARGETS: Readonly<Record<string, Target>> = {
  JavaScript: { atMost: 60 },
  fonts: { atMost: 120 },
};

/** What a real browser with an empty cache loads for a page, compressed as it comes. */
export async function measureSize(context: ServingContext): Promise<void> {
  const { measured, portal } = context;
  const browser = await startChromium();
  onEnd(() => browser.close());
  const profile = await firstProfile(portal.origin);
  for (const [page, path] of Object.entries({ home: '/', profile })) {
    const loaded = await load(browser, portal.origin + path);
    for (const [kind, { bytes, files }] of loaded) {
      measured({
        what: `${page}: ${kind}`,
        value: bytes / 1000,
        unit: 'kB',
        ...(TARGETS[kind] && { target: TARGETS[kind] }),
        details: { files },
      });
    }
  }
  await browser.close();
}

async function load(
  browser: Browser,
  url: string,
): Promise<Map<string, { bytes: number; files: number }>> {
  const loaded = new Map(
    [...KINDS.map(([kind]) => kind), 'others'].map((kind) => [kind, { bytes: 0, files: 0 }]),
  );
  const page = await browser.newPage();
  const counting: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const count = async () => {
      const response = await request.response();
      const type = response?.headers()['content-type'] ?? '';
      const kind = KINDS.find(([, types]) => types.test(type))?.[0] ?? 'others';
      const { responseBodySize } = await request.sizes();
      const sum = loaded.get(kind)!;
      sum.bytes += responseBodySize;
      sum.files += 1;
    };
    counting.push(count());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await Promise.all(counting);
  await page.close();
  return loaded;
}

/** The profile of the organisation that leads the ranking. */
async function firstProfile(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/ranking?limit=1`);
  const { items } = (await response.json()) as { items: Array<{ id: number }> };
  return `/organizations/${items[0]!.id}`;
}
