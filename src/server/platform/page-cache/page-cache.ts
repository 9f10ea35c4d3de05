import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** What may tell a cached page to be out of date. */
export interface Freshness {
  /** Grows with every change of any number on any page. */
  revision: number;
  /** Whether everything that pages show already follows from that revision. */
  settled: boolean;
  /** The revision at which the page's own organisation changed last; 0 for pages of none. */
  ownRevision: number;
}

/** A rendered page, as it is kept. */
export interface CachedPage {
  html: Buffer;
  etag: string;
  headers: ReadonlyArray<readonly [string, string]>;
  organizationId: number | null;
  freshness: Freshness;
  storedAt: number;
  encoded: Map<Encoding, Promise<Buffer>>;
}

export type Encoding = 'br' | 'gzip';

/** A page none of whose numbers changed is rendered again after this, since time passes: "open now". */
const LONGEST = 60_000;
/** While numbers change all the time, a page of others' numbers may be this old. */
const WHILE_CHANGING = 1_000;
const LARGEST_TOTAL = 64 * 1024 * 1024;

const compressors: Record<Encoding, (html: Buffer) => Promise<Buffer>> = {
  br: (html) =>
    promisify(brotliCompress)(html, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
    }),
  gzip: (html) => promisify(gzip)(html, { level: 6 }),
};

/**
 * Whole pages as anonymous readers get them, bounded in size, and checked against what they were
 * rendered from: the page of an organisation is never older than its latest rating, and no page
 * is more than a second behind the rest.
 */
export class PageCache {
  readonly #pages = new LRUCache<string, CachedPage>({
    maxSize: LARGEST_TOTAL,
    // Compressed copies come on top of the page itself; half of it is more than they take.
    sizeCalculation: (page) => Math.ceil(page.html.length * 1.5) + 500,
  });

  /** The page under this key, if it may still be shown. */
  get(key: string, now: (organizationId: number | null) => Freshness): CachedPage | undefined {
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    const age = performance.now() - page.storedAt;
    if (age > LONGEST) return undefined;
    const current = now(page.organizationId);
    if (page.freshness.revision === current.revision && page.freshness.settled) return page;
    const own = page.freshness.revision >= current.ownRevision;
    return own && age < WHILE_CHANGING ? page : undefined;
  }

  /** Keeps a page. `freshness` is that of the moment before it was rendered. */
  set(
    key: string,
    page: Pick<CachedPage, 'html' | 'headers' | 'organizationId' | 'freshness'>,
  ): CachedPage {
    const etag = createHash('sha256').update(page.html).digest('base64url').slice(0, 22);
    const kept = {
      ...page,
      etag: `"${etag}"`,
      storedAt: performance.now(),
      encoded: new Map<Encoding, Promise<Buffer>>(),
    };
    this.#pages.set(key, kept);
    return kept;
  }
}

/** The page compressed; each encoding is computed once. */
export function encodedPage(page: CachedPage, encoding: Encoding): Promise<Buffer> {
  let body = page.encoded.get(encoding);
  if (body === undefined) {
    body = compressors[encoding](page.html);
    page.encoded.set(encoding, body);
  }
  return body;
}

/** The best encoding that a client takes; null: none of ours. */
export function chooseEncoding(acceptEncoding: string | null): Encoding | null {
  const offered = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]!.trim()),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : null;
}
