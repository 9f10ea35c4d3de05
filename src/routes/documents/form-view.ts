import type { FormFile } from '#server/documents/index.ts';

/** A form as a page offers it, without the file itself. */
export function formView({ name, title, summary, content }: FormFile) {
  return { name, title, summary, bytes: content.length };
}
