import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Inline } from '#domain/document/document.ts';
import type { Locale } from '#i18n/locale.ts';
import { HeadingIds } from './heading-ids.ts';
import { isAllowedLink, linkInLocale } from './links.ts';
import { readScheme } from './scheme.ts';

/**
 * What a document may use. All else, such as tags of HTML and images, is not read at all and stays
 * text: a rule that is not enabled here makes no token.
 */
const parser = new MarkdownIt('zero', { html: false }).enable([
  'heading',
  'list',
  'blockquote',
  'table',
  'fence',
  'newline',
  'escape',
  'entity',
  'backticks',
  'emphasis',
  'link',
  'autolink',
]);
parser.validateLink = isAllowedLink;

/** The tree of a document's text. @throws UnreadableScheme */
export function readMarkdown(source: string, locale: Locale): Block[] {
  return new Reading(parser.parse(source, {}), locale).blocks();
}

/** Walks through the tokens of one document. */
class Reading {
  readonly #tokens: readonly Token[];
  readonly #locale: Locale;
  readonly #ids = new HeadingIds();
  #at = 0;
  #headingId: string | null = null;

  constructor(tokens: readonly Token[], locale: Locale) {
    this.#tokens = tokens;
    this.#locale = locale;
  }

  /** The blocks up to a token of this type, which is passed; without one, up to the end. */
  blocks(end?: string): Block[] {
    const blocks: Block[] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      const block = this.#block(token);
      if (block) blocks.push(block);
    }
    return blocks;
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  #block(token: Token): Block | null {
    switch (token.type) {
      case 'heading_open':
        return this.#heading(token.tag === 'h3' ? 3 : 2);
      case 'paragraph_open':
        return { kind: 'paragraph', text: this.#text('paragraph_close') };
      case 'blockquote_open':
        return { kind: 'note', blocks: this.blocks('blockquote_close') };
      case 'bullet_list_open':
        return this.#list(false, 1, 'bullet_list_close');
      case 'ordered_list_open':
        return this.#list(true, Number(token.attrGet('start') ?? 1), 'ordered_list_close');
      case 'table_open':
        return this.#table();
      case 'fence':
        return token.info.trim() === 'steps'
          ? this.#scheme(token.content)
          : { kind: 'preformatted', text: token.content };
      default:
        return null;
    }
  }

  #heading(level: 2 | 3): Block {
    const inline = this.#next();
    this.#next();
    const { id, text } = this.#ids.take(inline?.content ?? '');
    this.#headingId = id;
    return { kind: 'heading', level, id, text: this.#inlineOf(text) };
  }

  /** The running text up to a token of this type, which is passed. */
  #text(end: string): Inline[] {
    const text: Inline[] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      text.push(...readInline(token.children ?? [], this.#locale));
    }
    return text;
  }

  #list(ordered: boolean, start: number, end: string): Block {
    const items: Block[][] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      items.push(this.blocks('list_item_close'));
    }
    return { kind: 'list', ordered, start, items };
  }

  #table(): Block {
    const rows: Inline[][][] = [];
    for (let token = this.#next(); token?.type !== 'table_close'; token = this.#next()) {
      if (token === undefined) break;
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'th_open') rows.at(-1)?.push(this.#text('th_close'));
      if (token.type === 'td_open') rows.at(-1)?.push(this.#text('td_close'));
    }
    const [head = [], ...body] = rows;
    return { kind: 'table', head, rows: body, headingId: this.#headingId };
  }

  #scheme(source: string): Block {
    const phases = readScheme(source).phases.map(({ title, steps }) => ({
      title,
      steps: steps.map((step) => ({
        ...step,
        text: this.#inlineOf(step.text),
        result: step.result === null ? null : this.#inlineOf(step.result),
      })),
    }));
    return { kind: 'scheme', phases, headingId: this.#headingId };
  }

  #inlineOf(text: string): Inline[] {
    return readInline(parser.parseInline(text, {})[0]?.children ?? [], this.#locale);
  }
}

/** Running text out of its tokens, of which the opening and closing ones are always in pairs. */
function readInline(tokens: readonly Token[], locale: Locale): Inline[] {
  const open: Array<{ children: Inline[] }> = [{ children: [] }];
  for (const token of tokens) {
    const { children } = open.at(-1)!;
    switch (token.type) {
      case 'text':
        if (token.content !== '') children.push({ kind: 'text', text: tied(token.content) });
        break;
      case 'code_inline':
        children.push({ kind: 'code', text: token.content });
        break;
      case 'softbreak':
        children.push({ kind: 'text', text: ' ' });
        break;
      case 'hardbreak':
        children.push({ kind: 'break' });
        break;
      case 'strong_open':
      case 'em_open': {
        const kind = token.type === 'em_open' ? 'emphasis' : 'strong';
        open.push(into(children, { kind, children: [] }));
        break;
      }
      case 'link_open': {
        const href = String(token.attrGet('href') ?? '');
        // `[words]()` is a link for the parser, which leads nowhere: its words stay where they are.
        const link = isAllowedLink(href)
          ? into(children, { kind: 'link', href: linkInLocale(href, locale), children: [] })
          : { children };
        open.push(link);
        break;
      }
      default:
        if (token.nesting === -1 && open.length > 1) open.pop();
    }
  }
  return open[0]!.children;
}

/** Numbers stay on the line of their sign: «№ 19», “No. 19”. */
function tied(text: string): string {
  return text.replace(/(№|\bNo\.) (?=\d)/g, '$1\u00a0');
}

function into<Node extends Inline>(children: Inline[], node: Node): Node {
  children.push(node);
  return node;
}
