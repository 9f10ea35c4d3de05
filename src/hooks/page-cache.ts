import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import {
  chooseEncoding,
  encodedPage,
  PageCache,
  type CachedPage,
  type Freshness,
} from '#server/platform/page-cache/index.ts';
import type { LiveStandings } from '#server/standings/index.ts';

const pages = new PageCache();

/** Cookies that change a page for everyone who has them alike; any other makes a page personal. */
const SHARED_COOKIES = new Set(['view']);

/**
 * Answers anonymous readers from whole pages kept in memory. A page is kept when its load function
 * says so through `locals.shared`; nothing is kept of, or given to, anyone with a session.
 */
export const withPageCache: Handle = async ({ event, resolve }) => {
  const shared = sharedCookies(event.request);
  if (event.request.method !== 'GET' || event.isDataRequest || shared === null) {
    return compressed(event, await resolve(event));
  }
  const key = `${event.url.origin}${event.url.pathname}${event.url.search} ${shared}`;
  const live = await event.locals.portal.standings.current();
  const held = pages.get(key, (organizationId) => freshnessOf(live, organizationId));
  if (held) return answer(event, held);

  live.ordered();
  const before = freshnessOf(live, null);
  const response = await resolve(event);
  const { shared: wanted } = event.locals;
  if (!wanted || response.status !== 200 || response.headers.has('set-cookie')) {
    return compressed(event, response);
  }
  const page = pages.set(key, {
    html: Buffer.from(await response.arrayBuffer()),
    headers: [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length'),
    organizationId: wanted.organizationId,
    freshness: before,
  });
  return answer(event, page);
};

/** What of the cookies a page may depend on; null when there are others. */
function sharedCookies(request: Request): string | null {
  const header = request.headers.get('cookie');
  if (header === null) return '';
  const cookies = header.split(';').map((cookie) => cookie.trim());
  const known = cookies.every((cookie) => SHARED_COOKIES.has(cookie.split('=')[0]!));
  return known ? cookies.sort().join(';') : null;
}

function freshnessOf(live: LiveStandings, organizationId: number | null): Freshness {
  return {
    revision: live.revision,
    settled: live.settled,
    ownRevision: organizationId === null ? 0 : live.revisionOf(organizationId),
  };
}

async function answer(event: RequestEvent, page: CachedPage): Promise<Response> {
  const headers = new Headers(page.headers as Array<[string, string]>);
  headers.set('etag', page.etag);
  // Kept by proxies too, and asked about each time: a rating shows at once.
  headers.set('cache-control', 'public, no-cache');
  headers.set('vary', 'accept-encoding, cookie');
  if (event.request.headers.get('if-none-match') === page.etag) {
    return new Response(null, { status: 304, headers });
  }
  const encoding = chooseEncoding(event.request.headers.get('accept-encoding'));
  if (encoding === null) return new Response(new Uint8Array(page.html), { headers });
  headers.set('content-encoding', encoding);
  return new Response(new Uint8Array(await encodedPage(page, encoding)), { headers });
}

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|x-ndjson))/;

/** Compresses what is made for one reader, as it streams. */
function compressed(event: RequestEvent, response: Response): Response {
  const type = response.headers.get('content-type') ?? '';
  const takesGzip = chooseEncoding(event.request.headers.get('accept-encoding')) !== null;
  if (!response.body || !takesGzip || !COMPRESSIBLE.test(type)) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  const body = response.body.pipeThrough(
    new CompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>,
  );
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
