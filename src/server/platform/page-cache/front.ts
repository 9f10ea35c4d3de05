import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, encodedPage, type Encoding } from './encoding.ts';
import { PageCache, type CachedPage, type Freshness } from './page-cache.ts';

/** Cookies that change a page for everyone who has them alike; any other makes a page personal. */
const SHARED_COOKIES = new Set(['view']);

/** The pages of this process, and how to find out whether one may still be shown. */
export interface PageFront {
  pages: PageCache;
  /** The present state of the numbers; null while the day turns. Set by who renders the pages. */
  freshness: ((organizationId: number | null) => Freshness | null) | null;
}

/**
 * The one front of this process. The server that listens and the bundle that renders are loaded as
 * separate copies of the modules, so what they share stands on the global object.
 */
const FRONT = Symbol.for('rating-portal-pages');

export function pageFront(): PageFront {
  const shared = globalThis as { [FRONT]?: PageFront };
  shared[FRONT] ??= { pages: new PageCache(), freshness: null };
  return shared[FRONT];
}

/**
 * The name of a page as every anonymous reader gets it; null where the request is not a plain
 * reading of one: another method, or any cookie that could make it personal.
 */
export function pageKey(request: IncomingMessage): string | null {
  if (request.method !== 'GET') return null;
  const cookies = sharedCookies(request.headers.cookie);
  return cookies === null ? null : `${request.headers.host} ${request.url} ${cookies}`;
}

function sharedCookies(header: string | undefined): string | null {
  if (header === undefined) return '';
  const cookies = header.split(';').map((cookie) => cookie.trim());
  const known = cookies.every((cookie) => SHARED_COOKIES.has(cookie.split('=')[0]!));
  return known ? cookies.sort().join(';') : null;
}

/**
 * Answers a request from the kept pages, before anything else looks at it.
 *
 * @returns false when there is no page that may be shown; nothing was answered then
 */
export function answerFromCache(request: IncomingMessage, response: ServerResponse): boolean {
  const { pages, freshness } = pageFront();
  const key = freshness === null ? null : pageKey(request);
  if (freshness === null || key === null) return false;
  const page = pages.get(key, freshness);
  if (page === undefined) return false;
  if (namesTag(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, headersOf(page, null, null)).end();
    return true;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = encoding === null ? page.html : encodedPage(page, encoding);
  if (Buffer.isBuffer(body)) send(response, page, encoding, body);
  else {
    // Whoever cannot have it compressed gets it as it is.
    body.then(
      (compressed) => send(response, page, encoding, compressed),
      () => send(response, page, null, page.html),
    );
  }
  return true;
}

/** Whether the reader has this page: proxies that compress anew mark its tag as weak. */
function namesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function send(
  response: ServerResponse,
  page: CachedPage,
  encoding: Encoding | null,
  body: Buffer,
): void {
  response.writeHead(200, headersOf(page, encoding, body.length));
  response.end(body);
}

/** Kept by proxies too, and asked about each time, so that a rating shows at once. */
export function headersOf(
  page: CachedPage,
  encoding: Encoding | null,
  length: number | null,
): OutgoingHttpHeaders {
  return {
    ...page.headers,
    etag: page.etag,
    'cache-control': 'public, no-cache',
    vary: 'accept-encoding, cookie',
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
    ...(length === null ? {} : { 'content-length': length }),
  };
}
