import { fileTypeFromBuffer } from 'file-type';
import { LETTER_MAX_BYTES } from '#domain/organization/registration-request.ts';

const TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
type LetterType = (typeof TYPES)[number];

/** A letter that was attached to a request. */
export interface RequestLetter {
  fileName: string;
  mediaType: LetterType;
  content: Uint8Array;
}

export type LetterProblem = 'too-large' | 'wrong-type' | 'empty';

const EXTENSIONS: Record<LetterType, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/**
 * Takes a file that somebody sent as a letter. What it is shows in its content alone: neither the
 * name nor the type that the browser gives count, and it is never unpacked or drawn here.
 */
export async function readLetter(file: File): Promise<RequestLetter | LetterProblem> {
  if (file.size === 0) return 'empty';
  if (file.size > LETTER_MAX_BYTES) return 'too-large';
  const content = new Uint8Array(await file.arrayBuffer());
  const mime = (await fileTypeFromBuffer(content))?.mime;
  const mediaType = TYPES.find((type) => type === mime);
  if (mediaType === undefined) return 'wrong-type';
  return { fileName: safeFileName(file.name, EXTENSIONS[mediaType]), mediaType, content };
}

/**
 * A name under which a file can be saved anywhere: letters and digits of any language, with the
 * extension that its content has.
 */
export function safeFileName(given: string, extension: string): string {
  const stem = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${stem || 'letter'}.${extension}`;
}
