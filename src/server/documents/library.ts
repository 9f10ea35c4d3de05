import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Block } from '#domain/document/document.ts';
import type { Locale } from '#i18n/locale.ts';
import { contentFolder } from './content-folder.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';

/** One document in one language. */
export interface Document extends FrontMatter {
  slug: string;
  blocks: Block[];
}

const FILE = /^(?<slug>[a-z][a-z-]*)\.md$/;

/** What has been read, by language: as many documents as there are files, and no more. */
const shelves = new Map<Locale, ReadonlyMap<string, Document>>();

/** All documents in a language, in their order. They are read once in the life of a process. */
export function listDocuments(locale: Locale): readonly Document[] {
  return [...shelf(locale).values()];
}

/** Null where there is none of this name; a name never becomes part of a path. */
export function findDocument(locale: Locale, slug: string): Document | null {
  return shelf(locale).get(slug) ?? null;
}

function shelf(locale: Locale): ReadonlyMap<string, Document> {
  let documents = shelves.get(locale);
  if (!documents) {
    documents = readShelf(locale);
    shelves.set(locale, documents);
  }
  return documents;
}

function readShelf(locale: Locale): ReadonlyMap<string, Document> {
  const folder = path.join(contentFolder(), locale);
  const documents = readdirSync(folder).flatMap((name) => {
    const slug = FILE.exec(name)?.groups?.slug;
    return slug === undefined ? [] : [readDocument(path.join(folder, name), slug, locale)];
  });
  documents.sort((one, other) => one.order - other.order);
  return new Map(documents.map((document) => [document.slug, document]));
}

function readDocument(file: string, slug: string, locale: Locale): Document {
  try {
    const { head, body } = readFrontMatter(readFileSync(file, 'utf8'));
    return { ...head, slug, blocks: readMarkdown(body, locale) };
  } catch (error) {
    throw new Error(`${file} cannot be read as a document`, { cause: error });
  }
}
