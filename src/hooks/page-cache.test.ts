import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { beforeEach, expect, test } from 'vitest';
import { pageFront, PageCache } from '#server/platform/page-cache/index.ts';
import type { Portal } from '#server/portal.ts';
import { openPageFront, withPageCache } from './page-cache.ts';

let revision: number;
let rendered: number;

const live = {
  ordered: () => [],
  get revision() {
    return revision;
  },
  settled: true,
  revisionOf: () => revision,
};
const standings = { current: async () => live, currentNow: () => live };
const portal = { standings } as unknown as Portal;

beforeEach(() => {
  revision = 1;
  rendered = 0;
  pageFront().pages = new PageCache();
  openPageFront(portal);
});

/** Asks for a page whose rendering takes a moment. */
async function ask(path: string, { isShared = true } = {}): Promise<string> {
  const locals = { portal } as App.Locals;
  const event = {
    locals,
    route: { id: isShared ? '/organizations/3' : '/sign-in' },
    platform: {
      req: { method: 'GET', url: path, headers: { host: 'portal' } } as IncomingMessage,
    },
    request: new Request(`http://portal${path}`),
    isDataRequest: false,
  } as unknown as RequestEvent;
  const resolve = async () => {
    rendered += 1;
    const text = `${path} of revision ${revision}`;
    await new Promise((end) => setTimeout(end, 5));
    if (isShared) locals.shared = { organizationId: 3 };
    return new Response(text, { headers: { 'content-type': 'text/html' } });
  };
  return (await withPageCache({ event, resolve })).text();
}

test('a page that many ask for at once is rendered once', async () => {
  await ask('/organizations/2');
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/organizations/3')));
  expect(new Set(answers)).toEqual(new Set(['/organizations/3 of revision 1']));
  expect(rendered).toBe(2);
});

test('who asks after a rating never gets a page begun before it', async () => {
  await ask('/organizations/2');
  const early = ask('/organizations/3');
  await new Promise((end) => setTimeout(end, 1));
  revision = 2;
  expect(await ask('/organizations/3')).toBe('/organizations/3 of revision 2');
  expect(await early).toBe('/organizations/3 of revision 1');
});

test('a page for one reader is rendered for each', async () => {
  await Promise.all([ask('/sign-in', { isShared: false }), ask('/sign-in', { isShared: false })]);
  expect(rendered).toBe(2);
});

test('one failure does not keep others from the page', async () => {
  await ask('/organizations/2');
  const failing = withPageCache({
    event: {
      locals: { portal },
      route: { id: '/organizations/3' },
      platform: { req: { method: 'GET', url: '/organizations/3', headers: { host: 'portal' } } },
      request: new Request('http://portal/organizations/3'),
      isDataRequest: false,
    } as unknown as RequestEvent,
    resolve: async () => {
      await new Promise((end) => setTimeout(end, 2));
      throw new Error('no database');
    },
  });
  const other = ask('/organizations/3');
  await expect(failing).rejects.toThrow('no database');
  expect(await other).toBe('/organizations/3 of revision 1');
});
