import type { Page } from '@playwright/test';
import { signInAs } from './support/citizen.ts';
import { expectNoSidewaysScrolling, PHONE } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** As long as a name may be, and nowhere to break. */
const LONGEST = 'Ш'.repeat(500);

/** Shows the page as if the organisation had the longest name. Returns how often it stands there. */
function stretch(page: Page, names: readonly string[]): Promise<number> {
  return page.evaluate(
    ([all, longest]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let changed = 0;
      while (walker.nextNode()) {
        const { currentNode } = walker;
        // Numbers are bound to their signs by spaces that do not break.
        const text = (currentNode.textContent ?? '').replaceAll('\u00a0', ' ');
        const name = all.find((each) => text.includes(each));
        if (name === undefined || currentNode.parentElement?.closest('script, style')) continue;
        currentNode.textContent = text.replaceAll(name, longest);
        changed += 1;
      }
      return changed;
    },
    [names, LONGEST] as const,
  );
}

async function expectRoomOn(page: Page, paths: readonly string[], names: readonly string[]) {
  await page.setViewportSize(PHONE);
  for (const path of paths) {
    await page.goto(path);
    expect.soft(await stretch(page, names), `${path} names the organisation`).toBeGreaterThan(0);
    await expectNoSidewaysScrolling(page);
  }
}

test('a name of 500 letters makes no page wider than a phone', async ({ page, request }) => {
  test.slow();
  await signInAs(page, 'organization');
  await page.goto('/cabinet');
  const id = /cabinet\/(\d+)/.exec(page.url())![1]!;
  const answer = await request.get(`/api/v1/organizations/${id}`);
  const { name, shortName } = (await answer.json()) as Record<string, { ru: string }>;
  const names = [name!.ru, shortName!.ru];
  const cabinet = ['', '/profile', '/services', '/photo', '/subdivisions', '/subdivisions/new']
    .concat(['/criteria', '/criteria/new', '/persons', '/persons/new', '/ratings', '/comments'])
    .concat(['/templates', '/statistics']);
  await expectRoomOn(
    page,
    cabinet.map((section) => `/cabinet/${id}${section}`),
    names,
  );
  const { ru } = name!;
  await expectRoomOn(
    page,
    [`/organizations/${id}`, `/organizations/${id}/rate`, `/search?q=${encodeURIComponent(ru)}`],
    names,
  );
  await signInAs(page, 'operator');
  await expectRoomOn(
    page,
    [`/operator/organizations?q=${encodeURIComponent(ru)}`].concat(
      ['', '/profile', '/merge'].map((section) => `/operator/organizations/${id}${section}`),
    ),
    names,
  );
});
