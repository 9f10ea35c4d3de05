import type { ReferenceKind } from '#domain/reference/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';
import { TABLES, textsOf } from './entries.ts';
import type { Entry } from './schema.ts';
import type { TypedEntry } from './typed.ts';

/** An entry as it is held, locked until the transaction ends. */
export interface HeldEntry {
  version: number;
  retiredAt: Date | null;
  texts: TypedEntry;
}

export async function lockEntry(
  db: Database,
  kind: ReferenceKind,
  id: string,
): Promise<HeldEntry | null> {
  const row = await db
    .selectFrom(TABLES[kind])
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? { version: row.version, retiredAt: row.retired_at, texts: textsOf(row) } : null;
}

/**
 * Adds an entry.
 *
 * @returns false when the id is taken
 */
export async function insertEntry(
  db: Database,
  id: string,
  entry: Entry,
  now: Date,
): Promise<boolean> {
  const row = { id, edited_at: now, ...namesOf(entry) };
  const { numInsertedOrUpdatedRows } = await insertion(db, row, entry)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

function insertion(
  db: Database,
  row: { id: string; edited_at: Date } & ReturnType<typeof namesOf>,
  entry: Entry,
) {
  switch (entry.of) {
    case 'spheres':
      return db.insertInto('spheres').values({ ...row, ...sphereColumns(entry) });
    case 'service-items': {
      const code = entry.kind === 'procedure' ? entry.code : null;
      const own = { kind: entry.kind, code, sphere_id: entry.sphereId, name_en: entry.nameEn };
      return db.insertInto('service_items').values({ ...row, ...own });
    }
    case 'territories': {
      const own = { kind: entry.kind, parent_id: entry.parentId, population: null };
      return db.insertInto('territories').values({ ...row, ...own });
    }
    case 'organization-types':
      return db.insertInto('organization_types').values(row);
  }
}

/** Changes what may be changed of an entry (`FIXED_FIELDS` stay). */
export async function updateEntry(
  db: Database,
  id: string,
  entry: Entry,
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const common = { ...namesOf(entry), version, edited_at: now };
  switch (entry.of) {
    case 'spheres':
      await db
        .updateTable('spheres')
        .set({ ...common, ...sphereColumns(entry) })
        .where('id', '=', id)
        .execute();
      return;
    case 'service-items':
      await db
        .updateTable('service_items')
        .set({ ...common, name_en: entry.nameEn, sphere_id: entry.sphereId })
        .where('id', '=', id)
        .execute();
      return;
    case 'territories':
      await db.updateTable('territories').set(common).where('id', '=', id).execute();
      return;
    case 'organization-types':
      await db.updateTable('organization_types').set(common).where('id', '=', id).execute();
  }
}

function namesOf({ nameRu, nameBe, nameEn }: Entry) {
  return { name_ru: nameRu, name_be: nameBe, name_en: nameEn ?? '' };
}

function sphereColumns(entry: Entry<'spheres'>) {
  return {
    icon: entry.icon,
    place: entry.place,
    description_ru: entry.descriptionRu,
    description_be: entry.descriptionBe,
    description_en: entry.descriptionEn,
  };
}
