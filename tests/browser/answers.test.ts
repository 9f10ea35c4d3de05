import type { APIResponse } from '@playwright/test';
import { SECURITY_HEADERS } from '../../src/cli/security-headers.ts';
import { becomeCitizen } from './support/citizen.ts';
import { expect, organizations, test } from './support/test.ts';

/** What the policy allows, with the hashes of this page's own scripts made alike. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "script-src 'self' 'sha256-…'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function securityHeaders(response: APIResponse): Record<string, string> {
  const headers = response.headers();
  return Object.fromEntries(
    Object.keys(SECURITY_HEADERS).map((name) => [name, headers[name] ?? 'missing']),
  );
}

test('every answer carries exactly these security headers', async ({ request }) => {
  expect(SECURITY_HEADERS).toEqual({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
    'cross-origin-opener-policy': 'same-origin',
  });
  const [{ id } = { id: 0 }] = await organizations(request, {});
  for (const path of [
    '/',
    '/be/ranking',
    `/organizations/${id}`,
    '/sign-in',
    '/no-such-page',
    '/favicon.svg',
    '/_app/immutable/nothing.js',
    '/api/v1/methodology',
    '/api/v1/organizations?limit=none',
    '/healthz',
    // Once more: now from memory.
    '/',
    `/organizations/${id}`,
  ]) {
    const response = await request.get(path);
    expect(securityHeaders(response), path).toEqual(SECURITY_HEADERS);
    // Plain http on this machine: a browser would keep it to https, which is not there.
    expect(response.headers()['strict-transport-security'], path).toBeUndefined();
    expect(response.headers()['x-powered-by'], path).toBeUndefined();
  }
});

test('a page lets in nothing but its own scripts', async ({ request }) => {
  for (const path of ['/', '/sign-in', '/no-such-page']) {
    const policy = (await request.get(path)).headers()['content-security-policy'];
    expect(policy?.replaceAll(/'sha256-[\w+/=]+'/g, "'sha256-…'"), path).toBe(
      CONTENT_SECURITY_POLICY,
    );
  }
});

test('the cookie of a session cannot be read by scripts, nor sent by other sites', async ({
  page,
}) => {
  await becomeCitizen(page);
  const cookies = await page.context().cookies();
  const session = cookies.filter((cookie) => cookie.name.includes('session'));
  expect(session).toHaveLength(1);
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

test('a form posted from another site is refused', async ({ page }) => {
  await becomeCitizen(page);
  const [{ id } = { id: 0 }] = await organizations(page.request, { type: 'hotel' });
  const form = { simplicity: '1', information: '1', timeliness: '1', courtesy: '1' };
  for (const path of [`/organizations/${id}/rate`, '/sign-in', '/sign-out', '/view']) {
    for (const origin of ['https://evil.example', 'null']) {
      const response = await page.request.post(path, {
        form,
        headers: { origin },
        maxRedirects: 0,
      });
      expect(response.status(), `${path} from ${origin}`).toBe(403);
    }
  }
  const answer = await page.request.get('/account/ratings');
  expect(await answer.text()).not.toContain(`/organizations/${id}"`);
});

test('nonsense is answered clearly, never with a failure', async ({ request }) => {
  for (const [path, status] of [
    ['/organizations/abc', 404],
    ['/organizations/0', 404],
    ['/organizations/-1', 404],
    ['/organizations/1e3', 404],
    ['/organizations/99999999', 404],
    ['/organizations/99999999999999999999', 404],
    ['/organizations/%00', 400],
    ['/organizations/99999999/rate', 303],
    ['/organizations/abc/thanks', 404],
    ['/organizations/%ff', 400],
    ['/organizations/1?subdivision=1.5', 200],
    ['/organizations/1?subdivision=1e400', 200],
    ['/organizations?cursor=zzz&region=nowhere&sort=%00', 200],
    ['/ranking?cursor=%00&sphere=nothing', 200],
    ['/search?q=%ff%00<script>', 200],
    [`/search?q=${'я'.repeat(1000)}`, 200],
    ['/confirm?token=%00', 200],
    ['/reset-password?token=%00', 200],
    ['/api/v1/organizations/abc', 404],
    ['/api/v1/organizations?limit=1000', 400],
    ['/api/v1/organizations?cursor=zzz', 400],
    ['/api/v1/ranking?region=nowhere', 400],
    ['/api/v1/nothing', 404],
  ] as const) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(status);
    expect(await response.text(), path).not.toMatch(/node_modules|\.js:\d+|\.ts:\d+/);
  }
});

test('the open API says in its own form what it has not, and that it is for reading', async ({
  request,
}) => {
  for (const [method, path, status] of [
    ['GET', '/api/v1/nothing/at/all', 404],
    ['GET', '/api/v1/organizations/%ff', 400],
    ['GET', '/api/v1/%e0%a4', 400],
    ['POST', '/api/v1/organizations', 405],
    ['DELETE', '/api/v1/organizations/1', 405],
    ['OPTIONS', '/api/v1/ranking', 405],
  ] as const) {
    const headers = { accept: 'text/html', 'content-type': 'application/json' };
    const response = await request.fetch(path, { method, headers });
    expect(response.status(), path).toBe(status);
    expect(response.headers()['content-type'], path).toBe('application/problem+json');
    expect(await response.json(), path).toMatchObject({ status });
  }
});

test('forms that no page of ours sends are answered clearly, too', async ({ page }) => {
  await becomeCitizen(page);
  const [{ id } = { id: 0 }] = await organizations(page.request, { type: 'hotel' });
  const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
  const damaged = { ...headers, 'content-type': 'multipart/form-data; boundary=B' };
  const marks = 'a' + '\u0301\u0323'.repeat(200_000);
  for (const [path, options, status] of [
    [`/organizations/${id}/rate`, { form: { __proto__: '1', constructor: '1' } }, 400],
    [`/organizations/${id}/rate`, { data: 'x', headers: damaged }, 400],
    [`/organizations/${id}/rate`, { multipart: { comment: marks } }, 400],
    ['/account/ratings?/withdraw', { data: 'x', headers: damaged }, 400],
    ['/view', { data: 'x', headers: damaged }, 400],
    ['/view', { form: { view: 'small', back: '/\u0001' } }, 303],
    ['/view', { form: { view: 'small', back: '/поиск' } }, 303],
  ] as const) {
    const start = Date.now();
    const response = await page.request.post(path, { headers, maxRedirects: 0, ...options });
    expect(response.status(), path).toBe(status);
    expect(Date.now() - start, path).toBeLessThan(3000);
  }
});

test('a page with somebody’s name on it is for nobody else', async ({ page }) => {
  await becomeCitizen(page);
  const headers = (await page.request.get('/ranking')).headers();
  expect(headers['cache-control']).toMatch(/private/);
  expect(headers.vary).toContain('cookie');
});

test('a profile shows texts as they were written, not as markup', async ({
  page,
  organization,
}) => {
  await becomeCitizen(page);
  const comment = `<img src=x onerror="document.title='broken'"> <b>жирно</b> ${Date.now()}`;
  const response = await page.request.post(`/organizations/${organization.id}/rate`, {
    form: { simplicity: '5', information: '5', timeliness: '5', courtesy: '5', comment },
    headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
    maxRedirects: 0,
  });
  expect(response.status()).toBe(303);
  await page.goto(`/organizations/${organization.id}`);
  await expect(page.getByText(comment)).toBeVisible();
  await expect(page).not.toHaveTitle('broken');
});
