import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseEncoding, encodedPage, PageCache, type Freshness } from './index.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const at = (revision: number, ownRevision = 0, settled = true): Freshness => ({
  revision,
  ownRevision,
  settled,
});

function cacheWith(organizationId: number | null, freshness: Freshness): PageCache {
  const cache = new PageCache();
  cache.set('/', { html: Buffer.from('<p>5</p>'), headers: {}, organizationId, freshness });
  return cache;
}

describe('the page cache', () => {
  it('shows a page as long as no number changed, up to a minute', () => {
    const cache = cacheWith(null, at(7));
    vi.advanceTimersByTime(59_000);
    expect(cache.get('/', () => at(7))?.html.toString()).toBe('<p>5</p>');
    vi.advanceTimersByTime(2_000);
    expect(cache.get('/', () => at(7))).toBeUndefined();
  });

  it('never shows the page of an organisation that was rated since', () => {
    const cache = cacheWith(3, at(7));
    expect(cache.get('/', () => at(8, 8))).toBeUndefined();
  });

  it('shows the page of another organisation for a second at most', () => {
    const cache = cacheWith(3, at(7));
    vi.advanceTimersByTime(900);
    expect(cache.get('/', () => at(9, 5))).toBeDefined();
    vi.advanceTimersByTime(200);
    expect(cache.get('/', () => at(9, 5))).toBeUndefined();
  });

  it('renders a page again that was made before positions had followed', () => {
    const cache = cacheWith(null, at(7, 0, false));
    vi.advanceTimersByTime(1_100);
    expect(cache.get('/', () => at(7))).toBeUndefined();
  });

  it('gives equal pages equal tags, and others others', () => {
    const cache = new PageCache();
    const tag = (html: string) =>
      cache.set(html, {
        html: Buffer.from(html),
        headers: {},
        organizationId: null,
        freshness: at(1),
      }).etag;
    expect(tag('<p>1</p>')).toBe(tag('<p>1</p>'));
    expect(tag('<p>1</p>')).not.toBe(tag('<p>2</p>'));
  });

  it('keeps the compressed copies, which are the same page', async () => {
    const page = cacheWith(null, at(1)).get('/', () => at(1))!;
    expect(brotliDecompressSync(await encodedPage(page, 'br')).toString()).toBe('<p>5</p>');
    expect(gunzipSync(await encodedPage(page, 'gzip')).toString()).toBe('<p>5</p>');
    expect(encodedPage(page, 'br')).toBe(encodedPage(page, 'br'));
  });
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['BR', 'br'],
  ['identity', null],
  [null, null],
])('from %s chooses %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});
