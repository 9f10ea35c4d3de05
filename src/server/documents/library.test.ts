import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Block } from '#domain/document/document.ts';
import { LOCALES } from '#i18n/locale.ts';
import { contentFolder } from './content-folder.ts';
import { findDocument, FORM_NAMES, listDocuments } from './index.ts';

/** What has to be there, by the requirement for the section of documents. */
const SLUGS = [
  'accessibility',
  'cabinet',
  'local-registry',
  'privacy',
  'rules',
  'scheme-organization',
  'scheme-state-body',
  'use-by-state-bodies',
];

/** What of a document is the same in every language. */
function structure(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.level, block.id];
      case 'list':
        return [block.kind, block.ordered, block.items.length];
      case 'table':
        return [block.kind, block.head.length, block.rows.map((row) => row.length)];
      case 'scheme':
        return block.phases.map(({ steps }) =>
          steps.map(({ actor, text, result }) => [actor, text.length > 0, result !== null]),
        );
      default:
        return block.kind;
    }
  });
}

test('the documents are those of the requirement, in every language', () => {
  for (const locale of LOCALES) {
    const slugs = listDocuments(locale).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual(SLUGS);
  }
});

test('a name that is no document finds nothing, wherever it points', () => {
  for (const slug of ['', 'none', '../ru/rules', 'rules.md', '__proto__', 'constructor']) {
    expect(findDocument('ru', slug)).toBeNull();
  }
});

test('each form is named by a document', () => {
  const named = new Set(listDocuments('ru').flatMap(({ forms }) => forms));
  expect([...named].toSorted()).toEqual(FORM_NAMES.toSorted());
});

describe.each(SLUGS)('%s', (slug) => {
  test('says the same in every language', () => {
    const [ru, ...others] = LOCALES.map((locale) => findDocument(locale, slug)!);
    for (const other of others) {
      const { title, summary, blocks, ...head } = other;
      expect(head).toEqual({ ...ru, title: undefined, summary: undefined, blocks: undefined });
      expect(title).not.toBe(ru!.title);
      expect(summary).not.toBe(ru!.summary);
      expect(structure(blocks)).toEqual(structure(ru!.blocks));
    }
  });

  test('is finished: no remarks to oneself, no letters of another language', () => {
    for (const locale of LOCALES) {
      const text = readFileSync(path.join(contentFolder(), locale, `${slug}.md`), 'utf8');
      expect(text).not.toMatch(/\[\[|TODO|FIXME|XXX|lorem|\{\{|\?\?\?/i);
      // Russian has no і and ў, Belarusian no и, щ and ъ, English no Cyrillic.
      const foreign = { ru: /[іўІЎ]/, be: /[ищъИЩЪ]/, en: /\p{Script=Cyrillic}/u }[locale];
      expect(foreign.exec(text)).toBeNull();
    }
  });
});

test('no file lies about that is no document', () => {
  for (const locale of LOCALES) {
    const files = readdirSync(path.join(contentFolder(), locale));
    expect(files.toSorted()).toEqual(SLUGS.map((slug) => `${slug}.md`));
  }
});
