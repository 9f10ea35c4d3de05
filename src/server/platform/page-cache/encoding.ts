import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  type BrotliOptions,
  type InputType,
  type ZlibOptions,
} from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify<InputType, ZlibOptions, Buffer>(gzip);

const brotliQuality = (quality: number): BrotliOptions => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality },
});

const thorough: Record<Encoding, (body: InputType) => Promise<Buffer>> = {
  br: (body) => toBrotli(body, brotliQuality(4)),
  gzip: (body) => toGzip(body, { level: 6 }),
};

const quick: Record<Encoding, (body: InputType) => Buffer> = {
  br: (body) => brotliCompressSync(body, brotliQuality(1)),
  gzip: (body) => gzipSync(body, { level: 1 }),
};

/**
 * Compresses what is made for one reader, of at most some hundred kilobytes. That takes a fraction
 * of a millisecond, about as much as handing it to another thread and getting it back.
 */
export function compress(body: InputType, encoding: Encoding): Buffer {
  return quick[encoding](body);
}

/** Something to read, with its compressed copies. */
export interface Encodable {
  html: Buffer;
  encoded: Map<Encoding, Buffer | Promise<Buffer>>;
}

/** The page compressed; each encoding is computed once, and is there at once from then on. */
export function encodedPage(page: Encodable, encoding: Encoding): Buffer | Promise<Buffer> {
  const kept = page.encoded.get(encoding);
  if (kept !== undefined) return kept;
  const work = thorough[encoding](page.html).then((body) => {
    page.encoded.set(encoding, body);
    return body;
  });
  page.encoded.set(encoding, work);
  return work;
}

/** Browsers send the same few headers all the time. */
const chosen = new LRUCache<string, { encoding: Encoding | null }>({ max: 100 });

/** The best encoding that a client takes; null: none of ours. */
export function chooseEncoding(acceptEncoding: string | null | undefined): Encoding | null {
  if (!acceptEncoding) return null;
  let choice = chosen.get(acceptEncoding);
  if (choice === undefined) {
    choice = { encoding: bestOf(acceptEncoding) };
    chosen.set(acceptEncoding, choice);
  }
  return choice.encoding;
}

function bestOf(acceptEncoding: string): Encoding | null {
  const offered = new Set(
    acceptEncoding
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]!.trim()),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : null;
}
