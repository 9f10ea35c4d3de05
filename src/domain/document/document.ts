/*
 * A document of the help section as its page shows it: a tree of the few kinds of things that a
 * document may hold. What Markdown says beyond them is shown as the text that it is.
 */

/** Whom a document is written for, in the order of the list of documents. */
export const READERS = ['citizens', 'organizations', 'state-bodies', 'portal'] as const;
export type Reader = (typeof READERS)[number];

/** Who does something in a scheme of work, from left to right. */
export const ACTORS = ['citizens', 'organization', 'state-body', 'operator'] as const;
export type Actor = (typeof ACTORS)[number];

/** A part of a running text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export interface Heading {
  kind: 'heading';
  level: 2 | 3;
  /** Unique on its page, the same in every language. */
  id: string;
  text: Inline[];
}

/** The id of the heading above names a table or a scheme to those who do not see it. */
type Named = { headingId: string | null };

export type Block =
  | Heading
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'note'; blocks: Block[] }
  | { kind: 'preformatted'; text: string }
  | ({ kind: 'table'; head: Inline[][]; rows: Inline[][][] } & Named)
  | ({ kind: 'scheme'; phases: Phase[] } & Named);

/** A stretch of a scheme of work: what is done once, what is done every half-year. */
export interface Phase {
  title: string;
  steps: Step[];
}

export interface Step {
  actor: Actor;
  title: string;
  text: Inline[];
  /** What there is when the step is done; null: the step says it. */
  result: Inline[] | null;
}

/** The words of a running text, without what they look like. */
export function plainText(text: readonly Inline[]): string {
  return text
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'code':
          return part.text;
        case 'break':
          return ' ';
        default:
          return plainText(part.children);
      }
    })
    .join('');
}

/** The headings of the sections of a document, for its table of contents. */
export function sectionsOf(blocks: readonly Block[]): Array<{ id: string; title: string }> {
  return blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2
      ? [{ id: block.id, title: plainText(block.text) }]
      : [],
  );
}
