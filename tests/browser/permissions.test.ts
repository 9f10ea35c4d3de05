import type { APIRequestContext } from '@playwright/test';
import { DEMO_LOGINS } from '#domain/identity/login.ts';
import { may, type Role } from '#domain/access/permissions.ts';
import { ROUTE_PERMISSIONS } from '../../src/routes/permissions.ts';
import { expect, organizations, test } from './support/test.ts';

/** Something that stands in the place of each parameter of a route. */
async function pathOf(route: string, request: APIRequestContext): Promise<string> {
  const [organization] = await organizations(request, { limit: '1' });
  return route
    .replace('[...path]', 'no-such-list')
    .replace('[slug]', 'rules')
    .replace('[name]', 'local-registry')
    .replace('[id]', String(organization!.id))
    .replace('[number]', '1')
    .replace('[kind]', 'spheres')
    .replace('[entry]', 'healthcare')
    .replace('[criterion]', '1')
    .replace('[subdivision]', '1')
    .replace('[person]', '1')
    .replace('[picture]', 'none.jpg')
    .replace('[rating]', '1');
}

const ROLES: ReadonlyArray<Role | null> = [null, ...DEMO_LOGINS];

for (const role of ROLES) {
  test(`${role ?? 'nobody'} opens and changes just what docs/permissions.md says`, async ({
    playwright,
    baseURL,
  }) => {
    const html = { accept: 'text/html' };
    const request = await playwright.request.newContext({
      baseURL: baseURL!,
      maxRedirects: 0,
      extraHTTPHeaders: html,
    });
    const origin = { origin: baseURL! };
    if (role !== null) {
      const form = { name: role, password: 'demo-portal-2026', next: '' };
      const signedIn = await request.post('/sign-in', { form, headers: origin });
      expect(signedIn.status()).toBe(303);
    }
    for (const [route, permission] of Object.entries(ROUTE_PERMISSIONS)) {
      const path = await pathOf(route, request);
      const opened = await request.get(path);
      const isSentToSignIn = opened.headers()['location']?.startsWith('/sign-in?next=') ?? false;
      const isRefused = opened.status() === 403 || isSentToSignIn;
      const shouldOpen = may(role, permission) && route !== '/not-allowed';
      // The questionnaire sends people to the sign-in by itself, to come back to it.
      if (route !== '/organizations/[id]/rate') {
        expect([route, role, !isRefused]).toEqual([route, role, shouldOpen]);
      }
      expect([route, opened.status() < 500]).toEqual([route, true]);
      if (may(role, permission)) continue;
      expect([route, isSentToSignIn]).toEqual([route, role === null]);
      const sent = await request.post(path, { form: { any: 'thing' }, headers: origin });
      expect([route, role, sent.status()]).toEqual([route, role, 403]);
    }
    await request.dispose();
  });
}

test("another organisation's cabinet looks as if there were none", async ({ page }) => {
  await page.goto('/sign-in');
  const origin = { origin: new URL(page.url()).origin };
  const form = { name: 'organization', password: 'demo-portal-2026', next: '' };
  await page.request.post('/sign-in', { form, headers: origin });
  await page.goto('/cabinet');
  const own = /\/cabinet\/(\d+)$/.exec(page.url())![1]!;
  const others = await organizations(page.request, { limit: '5' });
  for (const { id } of others.filter((other) => String(other.id) !== own)) {
    const answer = await page.request.get(`/cabinet/${id}`);
    expect([id, answer.status()]).toEqual([id, 404]);
  }
});

test('a form that no page has is the mistake of whoever sends it', async ({ page }) => {
  await page.goto('/sign-in');
  const origin = { origin: new URL(page.url()).origin };
  for (const path of ['/?/default', '/sign-in?/default', '/sign-in?x=1&/default=', '/?/none']) {
    const answer = await page.request.post(path, { form: { a: 'b' }, headers: origin });
    expect([path, answer.status() >= 400 && answer.status() < 500]).toEqual([path, true]);
  }
});
