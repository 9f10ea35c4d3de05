import { assertMay } from '#domain/access/permissions.ts';
import type { ReferenceKind } from '#domain/reference/kinds.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { TypedEntry } from './typed.ts';
import { readUsage } from './usage.ts';

/** An entry of a list of reference data, as the operator sees it. */
export interface ReferenceEntry {
  id: string;
  /** As its form would show it. */
  texts: TypedEntry;
  version: number;
  retiredAt: Date | null;
  /** How many organisations refer to it. */
  organizations: number;
}

/** Finds the table of a kind. */
export const TABLES = {
  spheres: 'spheres',
  'service-items': 'service_items',
  territories: 'territories',
  'organization-types': 'organization_types',
} as const satisfies Record<ReferenceKind, string>;

/**
 * All entries of a kind, retired ones too: some hundreds, since people choose among them.
 *
 * @throws NotAllowed
 */
export async function readEntries(
  { db }: Portal,
  person: Person,
  kind: ReferenceKind,
): Promise<ReferenceEntry[]> {
  assertMay(person, 'keep-reference-data');
  const [rows, usage] = await Promise.all([readRows(db, kind), readUsage(db, kind)]);
  return rows.map((row) => toEntry(row, usage));
}

/**
 * One entry; null when there is none with this id.
 *
 * @throws NotAllowed
 */
export async function readOneEntry(
  { db }: Portal,
  person: Person,
  kind: ReferenceKind,
  id: string,
): Promise<ReferenceEntry | null> {
  assertMay(person, 'keep-reference-data');
  const row = (await readRows(db, kind)).find((each) => each.id === id);
  return row ? toEntry(row, await readUsage(db, kind)) : null;
}

/** A row of any of the tables; what a kind does not have is left out. */
interface StoredEntry {
  id: string;
  version: number;
  retired_at: Date | null;
  name_ru: string;
  name_be: string;
  name_en: string | null;
  icon?: string;
  place?: number;
  description_ru?: string;
  description_be?: string;
  description_en?: string;
  kind?: string;
  code?: string | null;
  sphere_id?: string;
  parent_id?: string | null;
}

async function readRows(db: Database, kind: ReferenceKind): Promise<StoredEntry[]> {
  const rows: StoredEntry[] = await db.selectFrom(TABLES[kind]).selectAll().orderBy('id').execute();
  return kind === 'spheres' ? rows.sort((a, b) => a.place! - b.place!) : rows;
}

function toEntry(row: StoredEntry, usage: ReadonlyMap<string, number>): ReferenceEntry {
  return {
    id: row.id,
    version: row.version,
    retiredAt: row.retired_at,
    organizations: usage.get(row.id) ?? 0,
    texts: textsOf(row),
  };
}

/** A stored entry as its form shows it. */
export function textsOf(row: StoredEntry): TypedEntry {
  return {
    nameRu: row.name_ru,
    nameBe: row.name_be,
    nameEn: row.name_en ?? '',
    descriptionRu: row.description_ru ?? '',
    descriptionBe: row.description_be ?? '',
    descriptionEn: row.description_en ?? '',
    icon: row.icon ?? '',
    place: String(row.place ?? ''),
    kind: row.kind ?? '',
    code: row.code ?? '',
    sphereId: row.sphere_id ?? '',
    parentId: row.parent_id ?? '',
  };
}
