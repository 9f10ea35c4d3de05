import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { FILE_MAX_BYTES } from '#domain/attachment.ts';

/** A camera's picture has up to 50 million pixels; a file that unpacks to more is refused unread. */
const MOST_PIXELS = 50_000_000;
const LEAST_WIDTH = 320;
const LEAST_HEIGHT = 200;
const LARGE = { width: 1280, height: 1280 };
const SMALL = { width: 480, height: 480 };
const TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export type PhotoFileProblem =
  'empty' | 'too-large' | 'wrong-type' | 'too-many-pixels' | 'too-small' | 'broken';

/** A photo as it is stored: two JPEG pictures with nothing but their pixels. */
export interface EncodedPhoto {
  /** Size of the larger picture, in pixels. */
  width: number;
  height: number;
  smallWidth: number;
  small: Uint8Array;
  large: Uint8Array;
}

/**
 * Makes two pictures out of what somebody uploaded. What the file is shows in its content alone.
 * Drawing it anew drops everything beside the pixels: where and by whom it was taken, and whatever
 * was hidden in it.
 */
export async function encodePhoto(file: File): Promise<EncodedPhoto | PhotoFileProblem> {
  if (file.size === 0) return 'empty';
  if (file.size > FILE_MAX_BYTES) return 'too-large';
  const content = new Uint8Array(await file.arrayBuffer());
  const type = (await fileTypeFromBuffer(content))?.mime;
  if (type === undefined || !TYPES.has(type)) return 'wrong-type';
  return oneAtATime(() => draw(content));
}

async function draw(content: Uint8Array): Promise<EncodedPhoto | PhotoFileProblem> {
  try {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return 'too-many-pixels';
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT) return 'too-small';
    const large = await picture(content, LARGE);
    const small = await picture(large.data, SMALL);
    return {
      width: large.info.width,
      height: large.info.height,
      smallWidth: small.info.width,
      large: new Uint8Array(large.data),
      small: new Uint8Array(small.data),
    };
  } catch {
    // Whatever its beginning says: it cannot be drawn to its end.
    return 'broken';
  }
}

/** Only the first picture of an animation; transparent parts become white, as paper is. */
function picture(content: Uint8Array, within: { width: number; height: number }) {
  return sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ ...within, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });
}

let last: Promise<unknown> = Promise.resolve();

/** A large picture takes a few hundred megabytes while it is drawn: never two at once in a node. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}
