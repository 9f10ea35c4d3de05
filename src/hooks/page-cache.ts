import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import {
  chooseEncoding,
  compress,
  encodedPage,
  headersOf,
  pageFront,
  pageKey,
  type CachedPage,
  type Freshness,
} from '#server/platform/page-cache/index.ts';
import type { Portal } from '#server/portal.ts';
import type { LiveStandings } from '#server/standings/index.ts';

/** Tells the server in front of the pages whether one that it keeps may still be shown. */
export function openPageFront({ standings }: Portal): void {
  pageFront().freshness = (organizationId) => {
    const live = standings.currentNow();
    return live && freshnessOf(live, organizationId);
  };
}

/**
 * Keeps whole pages for anonymous readers; the server in front of the pages answers from them
 * (server/platform/page-cache). A page is kept when its load function says so through
 * `locals.shared`; nothing is kept of, or given to, anyone with a session.
 */
export const withPageCache: Handle = async ({ event, resolve }) => {
  const request = event.platform?.req;
  const key = request && !event.isDataRequest ? pageKey(request) : null;
  const live = await event.locals.portal.standings.current();
  live.ordered();
  if (key === null) return compressed(event, await resolve(event));

  const { pages, freshness: now } = pageFront();
  const rendering = underWay.get(key);
  if (rendering) {
    await rendering;
    const page = now && pages.get(key, now);
    if (page) return answer(event, page);
  }
  const freshness = freshnessOf(live, null);
  const { promise, resolve: end } = Promise.withResolvers<void>();
  if (sharedRoutes.has(event.route.id)) underWay.set(key, promise);
  try {
    const response = await resolve(event);
    const { shared } = event.locals;
    if (shared) sharedRoutes.add(event.route.id);
    const keep = shared && response.status === 200 && !response.headers.has('set-cookie');
    if (!keep) return await compressed(event, response);
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length'),
    );
    const { organizationId } = shared;
    const html = Buffer.from(await response.arrayBuffer());
    const page = pages.set(key, { html, headers, organizationId, freshness });
    return await answer(event, page);
  } finally {
    if (underWay.get(key) === promise) underWay.delete(key);
    end();
  }
};

/** Routes with pages that are the same for everyone. */
const sharedRoutes = new Set<string | null>();

/** Such pages that are being rendered, by key: who asks for one meanwhile waits for it. */
const underWay = new Map<string, Promise<void>>();

async function answer(event: RequestEvent, page: CachedPage): Promise<Response> {
  const encoding = chooseEncoding(event.request.headers.get('accept-encoding'));
  const body = encoding === null ? page.html : await encodedPage(page, encoding);
  return new Response(new Uint8Array(body), {
    headers: headersOf(page, encoding, body.length) as Record<string, string>,
  });
}

function freshnessOf(live: LiveStandings, organizationId: number | null): Freshness {
  return {
    revision: live.revision,
    settled: live.settled,
    ownRevision: organizationId === null ? 0 : live.revisionOf(organizationId),
  };
}

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|x-ndjson))/;

/** Answers of a size that nobody knows beforehand; they are compressed as they come. */
const STREAMED = /^application\/x-ndjson/;

/** Compresses what is made for one reader. */
async function compressed(event: RequestEvent, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/html') && !response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-cache');
    response.headers.append('vary', 'cookie');
  }
  const isStreamed = STREAMED.test(type);
  const accepted = event.request.headers.get('accept-encoding') ?? '';
  // Brotli can be told to be quick only when it gets everything at once.
  const encoding = chooseEncoding(isStreamed ? accepted.replace(/\bbr\b/gi, '') : accepted);
  if (!response.body || encoding === null || !COMPRESSIBLE.test(type)) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', encoding);
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  const { status, statusText } = response;
  if (isStreamed) {
    const stream = new CompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>;
    return new Response(response.body.pipeThrough(stream), { status, statusText, headers });
  }
  const body = compress(await response.arrayBuffer(), encoding);
  return new Response(new Uint8Array(body), { status, statusText, headers });
}
