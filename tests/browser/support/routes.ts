import { globSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import type { Role } from '#domain/access/permissions.ts';
import { may } from '#domain/access/permissions.ts';
import { withoutLocale } from '#i18n/path.ts';
import { ROUTE_PERMISSIONS } from '../../../src/routes/permissions.ts';

type Route = keyof typeof ROUTE_PERMISSIONS;

const FOLDER = 'src/routes';

/** All pages of the portal, those without parameters first. */
const PAGES = globSync('**/+page.svelte', { cwd: FOLDER })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}` as Route)
  .sort((a, b) => a.split('[').length - b.split('[').length || a.localeCompare(b));

/** Whoever may see most of nothing else comes first: each page is visited as the first who may. */
const VISITORS: ReadonlyArray<Role | null> = [null, 'citizen', 'organization', 'operator'];

/** What anybody may open, and what leads on whoever is not signed in. */
const FOR_SIGNED_IN: readonly string[] = ['/sign-out', '/organizations/[id]/rate'];

/** The pages that are visited as one of VISITORS, by their routes. */
export function pagesOf(visitor: Role | null): Route[] {
  return PAGES.filter((route) => {
    const visitors = VISITORS.filter((each) => may(each, ROUTE_PERMISSIONS[route]));
    return visitors.at(FOR_SIGNED_IN.includes(route) ? 1 : 0) === visitor;
  });
}

function routeOf(path: string): Route | undefined {
  return PAGES.find((route) =>
    new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`).test(path),
  );
}

/**
 * An address of each page, found by following links from the pages without parameters as a visitor
 * with this session.
 */
export async function findPages(request: APIRequestContext): Promise<Map<Route, string>> {
  const found = new Map<Route, string>();
  const waiting = PAGES.filter((route) => !route.includes('[')).map(String);
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await request.get(path);
    const reached = withoutLocale(new URL(answer.url()).pathname);
    if (!answer.ok()) continue;
    for (const each of [path, reached]) {
      const route = routeOf(each);
      if (route !== undefined && !found.has(route)) found.set(route, each);
    }
    for (const [, href] of (await answer.text()).matchAll(/<a [^>]*?href="([^"#?]+)/g)) {
      const next = new URL(href!, answer.url()).pathname;
      const nextRoute = routeOf(next);
      if (nextRoute === undefined || found.has(nextRoute) || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}
