import { fileTypeFromBuffer } from 'file-type';
import { FILE_MAX_BYTES } from '#domain/attachment.ts';

export const ATTACHMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A file that somebody sent along with a form. */
export interface Attachment {
  fileName: string;
  mediaType: AttachmentType;
  content: Uint8Array;
}

export type AttachmentProblem = 'too-large' | 'wrong-type' | 'empty';

const EXTENSIONS: Record<AttachmentType, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/**
 * Takes a file that somebody sent. What it is shows in its content alone: neither the name nor the
 * type that the browser gives count, and it is never unpacked or drawn here.
 *
 * @param stem the name of a file whose own has nothing that can be kept
 */
export async function readAttachment(
  file: File,
  stem: string,
): Promise<Attachment | AttachmentProblem> {
  if (file.size === 0) return 'empty';
  if (file.size > FILE_MAX_BYTES) return 'too-large';
  const content = new Uint8Array(await file.arrayBuffer());
  const mime = (await fileTypeFromBuffer(content))?.mime;
  const mediaType = ATTACHMENT_TYPES.find((type) => type === mime);
  if (mediaType === undefined) return 'wrong-type';
  return { fileName: safeFileName(file.name, stem, EXTENSIONS[mediaType]), mediaType, content };
}

/**
 * A name under which a file can be saved anywhere: letters and digits of any language, with the
 * extension that its content has.
 */
export function safeFileName(given: string, otherwise: string, extension: string): string {
  const stem = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    // Half of a character that the cut left.
    .replace(/[\uD800-\uDBFF]$/, '');
  return `${stem || otherwise}.${extension}`;
}
