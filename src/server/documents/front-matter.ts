import { z } from 'zod';
import { READERS } from '#domain/document/document.ts';
import { FORM_NAMES } from './forms/form-names.ts';

/** What stands at the head of a document. */
const frontMatter = z.strictObject({
  title: z.string().min(3).max(120),
  /** A sentence or two: in the list of documents, above the text and in search engines. */
  summary: z.string().min(40).max(300),
  reader: z.enum(READERS),
  /** The day from which this wording holds. */
  updated: z.iso.date(),
  /** Its place among the documents for the same reader. */
  order: z.coerce.number().int().min(1).max(99),
  /** The forms that it names, with commas between them. */
  forms: z
    .string()
    .default('')
    .transform((names) => names.split(',').map((name) => name.trim()))
    .pipe(z.array(z.string()).transform((names) => names.filter(Boolean)))
    .pipe(z.array(z.enum(FORM_NAMES))),
});

export type FrontMatter = z.infer<typeof frontMatter>;

const HEAD = /^---\n(?<head>.*?)\n---\n(?<body>.*)$/s;

/** A document has no head, or one that cannot be read. */
export class UnreadableHead extends Error {
  override name = 'UnreadableHead';
}

/**
 * Divides a file into its head, lines of `key: value` between lines of `---`, and its text.
 *
 * @throws UnreadableHead, ZodError
 */
export function readFrontMatter(file: string): { head: FrontMatter; body: string } {
  const found = HEAD.exec(file.replaceAll('\r\n', '\n'))?.groups;
  if (!found) throw new UnreadableHead('a document begins with its head between lines of ---');
  const entries = found.head!.split('\n').map((line) => {
    const [, key, value] = /^(\w+):\s*(.+)$/.exec(line) ?? [];
    if (key === undefined) throw new UnreadableHead(`not "key: value": ${line}`);
    return [key, value];
  });
  return { head: frontMatter.parse(Object.fromEntries(entries)), body: found.body! };
}
