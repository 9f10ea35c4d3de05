import { sql } from 'kysely';
import { EVERYDAY_NAMES } from '#domain/search/everyday-names.ts';
import { label, type LabelKind } from '#domain/search/terms.ts';
import { wordReader, type KeyedWord } from '#domain/search/words.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Group } from './groups.ts';

/** Something with a name that is looked for by words: a service item, or a type of organisation. */
export interface CatalogueItem {
  id: string;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  /** How many organisations offer it, or are of it. */
  organizations: number;
  /** Of all words by which it is found, in all languages. */
  keys: ReadonlySet<string>;
}

/** What search knows beside organisations. */
export interface Catalogues {
  serviceItems: readonly CatalogueItem[];
  organizationTypes: readonly CatalogueItem[];
  /** How many organisations there are in all, and how many have each label (terms.ts). */
  organizations: number;
  labels: ReadonlyMap<string, number>;
}

/** For so long, in milliseconds, a change of the reference data may stay unnoticed by searches. */
const FRESH = 60_000;

const held = new WeakMap<Database, { readAt: number; catalogues: Promise<Catalogues> }>();

/**
 * The service items and types of organisations with the keys of their names. There are some
 * hundreds and they hardly ever change, so they are kept in memory for a minute.
 */
export function catalogues(db: Database): Promise<Catalogues> {
  const kept = held.get(db);
  if (kept !== undefined && performance.now() - kept.readAt < FRESH) return kept.catalogues;
  const read = readCatalogues(db);
  held.set(db, { readAt: performance.now(), catalogues: read });
  read.catch(() => held.delete(db));
  return read;
}

/** Makes the next search of this process read the catalogues anew. */
export function forgetCatalogues(db: Database): void {
  held.delete(db);
}

/** Items that meet all of the groups. */
export function itemsMeeting(
  items: readonly CatalogueItem[],
  groups: readonly Group[],
): CatalogueItem[] {
  return items.filter((item) => groups.every((group) => meets(item, group)));
}

/** Items with the groups that they meet and those that they do not. */
export interface Coverage {
  items: CatalogueItem[];
  others: Group[];
}

/**
 * Items that meet as many groups as any, by the groups they meet. «Выдача паспорта» is about
 * services with both words, not about the many with «выдача».
 */
export function bestCoverage(
  items: readonly CatalogueItem[],
  groups: readonly Group[],
): Coverage[] {
  const bySet = new Map<number, CatalogueItem[]>();
  for (const item of items) {
    let set = 0;
    groups.forEach((group, at) => {
      if (meets(item, group)) set |= 1 << at;
    });
    if (set !== 0) bySet.set(set, [...(bySet.get(set) ?? []), item]);
  }
  const sets = [...bySet.keys()];
  return sets
    .filter((set) => !sets.some((other) => other !== set && (set & other) === set))
    .map((set) => ({
      items: bySet.get(set) ?? [],
      others: groups.filter((_, at) => (set & (1 << at)) === 0),
    }));
}

/** A word that search understands without any organisation. */
export interface KnownWord extends KeyedWord {
  isEveryday: boolean;
}

/** Words of service items (of procedures their code, too), and everyday names. */
export async function knownWords(db: Database): Promise<KnownWord[]> {
  const read = wordReader();
  const ofServices = (await readServiceItems(db)).flatMap((row) => read(textsOf(row)));
  const everyday = EVERYDAY_NAMES.flatMap(({ names, loosely = [] }) =>
    read([...names, ...loosely]),
  );
  return [
    ...ofServices.map((word) => ({ ...word, isEveryday: false })),
    // The first of those with the same key stays.
    ...everyday.reverse().map((word) => ({ ...word, isEveryday: true })),
  ];
}

function meets(item: CatalogueItem, group: Group): boolean {
  if (group.keys.some((key) => item.keys.has(key))) return true;
  if (group.beginnings.length === 0) return false;
  return [...item.keys].some((key) => group.beginnings.some((start) => key.startsWith(start)));
}

interface Row {
  id: string;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  code?: string | null;
}

const NAMES = ['id', 'name_ru as nameRu', 'name_be as nameBe', 'name_en as nameEn'] as const;

function readServiceItems(db: Database): Promise<Row[]> {
  return db.selectFrom('service_items').select(NAMES).select('code').orderBy('id').execute();
}

async function readCatalogues(db: Database): Promise<Catalogues> {
  const read = wordReader();
  const types = await db.selectFrom('organization_types').select(NAMES).orderBy('id').execute();
  const labels = await readLabelCounts(db);
  const item = (
    kind: LabelKind,
    { id, nameRu, nameBe, nameEn }: Row,
    texts: readonly string[],
  ) => ({
    id,
    nameRu,
    nameBe,
    nameEn,
    organizations: labels.get(label(kind, id)) ?? 0,
    keys: new Set(read(texts).map((word) => word.key)),
  });
  return {
    serviceItems: (await readServiceItems(db)).map((row) => item('serviceItem', row, textsOf(row))),
    organizationTypes: types.map((row) => {
      const everyday = EVERYDAY_NAMES.filter((entry) => entry.types.includes(row.id));
      return item('type', row, [...textsOf(row), ...everyday.flatMap((entry) => entry.names)]);
    }),
    // Every organisation has exactly one type.
    organizations: types.reduce((sum, { id }) => sum + (labels.get(label('type', id)) ?? 0), 0),
    labels,
  };
}

async function readLabelCounts(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('search_terms')
    .select(['term', 'meant'])
    .where(sql<boolean>`term like '_:%'`)
    .execute();
  return new Map(rows.map((row) => [row.term, row.meant]));
}

function textsOf(row: Row): string[] {
  return [row.nameRu, row.nameBe, row.nameEn, row.code].filter((text) => typeof text === 'string');
}
