import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Encodable } from './encoding.ts';

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
export interface CachedPage extends Encodable {
  etag: string;
  headers: Readonly<Record<string, string>>;
  organizationId: number | null;
  freshness: Freshness;
  storedAt: number;
}

/** A page none of whose numbers changed is rendered again after this, since time passes: "open now". */
const LONGEST = 60_000;
/** While numbers change all the time, a page of others' numbers may be this old. */
const WHILE_CHANGING = 1_000;
const LARGEST_TOTAL = 64 * 1024 * 1024;

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
  get(
    key: string,
    now: (organizationId: number | null) => Freshness | null,
  ): CachedPage | undefined {
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    const age = performance.now() - page.storedAt;
    const current = age > LONGEST ? null : now(page.organizationId);
    if (current === null) return undefined;
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
    const kept: CachedPage = {
      ...page,
      etag: `"${etag}"`,
      storedAt: performance.now(),
      encoded: new Map(),
    };
    this.#pages.set(key, kept);
    return kept;
  }
}
