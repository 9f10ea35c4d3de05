import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import {
  chooseEncoding,
  compress,
  encodedPage,
  headersOf,
  pageFront,
  pageKey,
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
  const freshness = freshnessOf(live, null);
  const response = await resolve(event);
  const { shared } = event.locals;
  const keep = shared && response.status === 200 && !response.headers.has('set-cookie');
  if (key === null || !keep) return compressed(event, response);
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length'),
  );
  const { organizationId } = shared;
  const html = Buffer.from(await response.arrayBuffer());
  const page = pageFront().pages.set(key, { html, headers, organizationId, freshness });
  const encoding = chooseEncoding(event.request.headers.get('accept-encoding'));
  const body = encoding === null ? html : await encodedPage(page, encoding);
  return new Response(new Uint8Array(body), {
    headers: headersOf(page, encoding, body.length) as Record<string, string>,
  });
};

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
  const isStreamed = STREAMED.test(type);
  const accepted = event.request.headers.get('accept-encoding') ?? '';
  // Brotli can be told to be quick only when it gets everything at once.
  const encoding = chooseEncoding(isStreamed ? accepted.replace(/\bbr\b/, '') : accepted);
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
  const body = await compress(await response.arrayBuffer(), encoding);
  return new Response(new Uint8Array(body), { status, statusText, headers });
}
