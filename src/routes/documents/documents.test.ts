import { expect, test } from 'vitest';
import { plainText, type Block, type Inline } from '#domain/document/document.ts';
import { overwriteGetLocale } from '#i18n/compiled/runtime.js';
import { LOCALES, type Locale } from '#i18n/locale.ts';
import { pathInLocale, withoutLocale } from '#i18n/path.ts';
import { findDocument, FORM_NAMES, listDocuments } from '#server/documents/index.ts';
import { CABINET_SECTIONS } from '../cabinet/[id]/sections.ts';
import { ROUTE_PERMISSIONS } from '../permissions.ts';

function linksIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(linksIn);
  if (typeof part !== 'object' || part === null) return [];
  const { kind, href } = part as Partial<Extract<Inline, { kind: 'link' }>>;
  return [...(kind === 'link' ? [href!] : []), ...Object.values(part).flatMap(linksIn)];
}

function idsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
}

/** Whether a path, as in Russian, is a page of the portal. */
function isPage(path: string, locale: Locale): boolean {
  const [, section, ...rest] = path.split('/');
  if (section !== 'documents' || rest.length === 0) return path in ROUTE_PERMISSIONS;
  if (rest[0] === 'forms') return FORM_NAMES.some((name) => name === rest[1]);
  return findDocument(locale, rest[0]!) !== null;
}

test.each(LOCALES)(
  'every link inside the portal leads somewhere, in its language: %s',
  (locale) => {
    for (const { slug, blocks } of listDocuments(locale)) {
      const links = linksIn(blocks).filter((href) => /^[/#]/.test(href));
      for (const href of links) {
        const [path = '', anchor] = href.split('#');
        const plain = path === '' ? `/documents/${slug}` : withoutLocale(path);
        expect([slug, href, isPage(plain, locale)]).toEqual([slug, href, true]);
        if (path !== '' && !path.startsWith('/api/'))
          expect(path).toBe(pathInLocale(plain, locale));
        if (anchor === undefined) continue;
        const target = findDocument(locale, plain.replace('/documents/', ''));
        expect([slug, href, idsOf(target?.blocks ?? [])]).toEqual([
          slug,
          href,
          expect.arrayContaining([anchor]),
        ]);
      }
    }
  },
);

test.each(LOCALES)(
  'the instruction names each part of the cabinet as it is called: %s',
  (locale) => {
    overwriteGetLocale(() => locale);
    const parts = findDocument(locale, 'cabinet')!.blocks.find(
      (block) => block.kind === 'table' && block.headingId === 'parts',
    );
    const named = parts?.kind === 'table' ? parts.rows.map(([part]) => plainText(part!)) : [];
    expect(named.toSorted()).toEqual(CABINET_SECTIONS.map(({ name }) => name()).toSorted());
  },
);
