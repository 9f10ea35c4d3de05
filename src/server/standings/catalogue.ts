import { sql } from 'kysely';
import type { Locale } from '#i18n/locale.ts';
import type { Database } from '#server/platform/database/index.ts';

/** What lists and rankings need to know of a published organisation to sort and narrow it. */
export interface CatalogueEntry {
  organizationId: number;
  /** The names that lists show: short ones, so that what is sorted by name looks sorted. */
  nameRu: string;
  nameBe: string;
  /** The English name, which is never short; the Russian one where there is none. */
  nameEn: string;
  /** Place of the Russian name in alphabetical order. */
  nameOrder: number;
  regionId: string;
  districtId: string | null;
  typeId: string;
  sphereIds: readonly string[];
}

/** Reads the published organisations, and puts their names in alphabetical order. */
export async function readCatalogue(db: Database): Promise<CatalogueEntry[]> {
  return numbered((await select(db).execute()).sort(byName()));
}

/**
 * The catalogue after one organisation described itself anew, appeared or disappeared: only that
 * one is read and put into its place, which takes a fraction of reading and sorting all.
 *
 * @param entries in alphabetical order
 */
export async function rereadEntry(
  db: Database,
  organizationId: number,
  entries: () => readonly CatalogueEntry[],
): Promise<CatalogueEntry[]> {
  const row = await select(db).where('id', '=', organizationId).executeTakeFirst();
  const others = entries().filter((entry) => entry.organizationId !== organizationId);
  if (row === undefined) return numbered(others);
  const compare = byName();
  let [from, to] = [0, others.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(others[middle]!, row) < 0) from = middle + 1;
    else to = middle;
  }
  return numbered([...others.slice(0, from), row, ...others.slice(from)]);
}

type UnorderedEntry = Omit<CatalogueEntry, 'nameOrder'>;

function select(db: Database) {
  return db
    .selectFrom('organizations')
    .select([
      'id as organizationId',
      'short_name_ru as nameRu',
      'short_name_be as nameBe',
      sql<string>`coalesce(name_en, short_name_ru)`.as('nameEn'),
      'region_id as regionId',
      'district_id as districtId',
      'type_id as typeId',
      'sphere_ids as sphereIds',
    ])
    .where('published', '=', true);
}

function byName(): (a: UnorderedEntry, b: UnorderedEntry) => number {
  const { compare } = new Intl.Collator('ru', { numeric: true });
  return (a, b) => compare(a.nameRu, b.nameRu) || a.organizationId - b.organizationId;
}

function numbered(entries: readonly UnorderedEntry[]): CatalogueEntry[] {
  return entries.map((entry, nameOrder) => ({ ...entry, nameOrder }));
}

/** Places of the organisations in the alphabetical order of their names in a language. */
export function nameOrdersIn(
  locale: Locale,
  entries: readonly CatalogueEntry[],
): Map<number, number> {
  if (locale === 'ru') {
    return new Map(entries.map((entry) => [entry.organizationId, entry.nameOrder]));
  }
  const name = (entry: CatalogueEntry) => (locale === 'be' ? entry.nameBe : entry.nameEn);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return new Map(
    [...entries]
      .sort((a, b) => compare(name(a), name(b)) || a.nameOrder - b.nameOrder)
      .map((entry, order) => [entry.organizationId, order]),
  );
}
