import type { Database } from '#server/platform/database/index.ts';

/** A name in the languages of the portal. */
export interface Name {
  ru: string;
  be: string;
  /** Falls back to Russian where the data have no English name. */
  en: string;
}

/** Retired: it keeps its name for what refers to it, and is offered to nothing else. */
interface Retirable {
  retired: boolean;
}

export interface NamedTerritory extends Retirable {
  id: string;
  kind: 'region' | 'capital' | 'district' | 'city' | 'city_district';
  parentId: string | null;
  name: Name;
}

export interface NamedSphere extends Retirable {
  id: string;
  icon: string;
  name: Name;
  description: Name;
}

export interface NamedServiceItem extends Retirable {
  id: string;
  kind: 'service' | 'procedure';
  code: string | null;
  sphereId: string;
  name: Name;
}

export interface NamedType extends Name, Retirable {}

/** The reference data that pages name things by; small, and read once. */
export interface Reference {
  territories: ReadonlyMap<string, NamedTerritory>;
  /** In the order in which they are shown. */
  spheres: ReadonlyMap<string, NamedSphere>;
  types: ReadonlyMap<string, NamedType>;
  serviceItems: ReadonlyMap<string, NamedServiceItem>;
}

/** Reads all reference data from the database. */
export async function readReference(db: Database): Promise<Reference> {
  const [territories, spheres, types, items] = await Promise.all([
    db.selectFrom('territories').selectAll().orderBy('name_ru').execute(),
    db.selectFrom('spheres').selectAll().orderBy('place').orderBy('id').execute(),
    db.selectFrom('organization_types').selectAll().orderBy('name_ru').execute(),
    db.selectFrom('service_items').selectAll().execute(),
  ]);
  return {
    territories: byId(
      territories.map((row) => ({
        id: row.id,
        kind: row.kind,
        parentId: row.parent_id,
        name: nameOf(row),
        retired: row.retired_at !== null,
      })),
    ),
    spheres: byId(
      spheres.map((row) => ({
        id: row.id,
        icon: row.icon,
        name: nameOf(row),
        description: {
          ru: row.description_ru,
          be: row.description_be,
          en: row.description_en,
        },
        retired: row.retired_at !== null,
      })),
    ),
    types: new Map(
      types.map((row) => [row.id, { ...nameOf(row), retired: row.retired_at !== null }]),
    ),
    serviceItems: byId(
      items.map((row) => ({
        id: row.id,
        kind: row.kind,
        code: row.code,
        sphereId: row.sphere_id,
        name: nameOf(row),
        retired: row.retired_at !== null,
      })),
    ),
  };
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function nameOf(row: { name_ru: string; name_be: string; name_en: string | null }): Name {
  return { ru: row.name_ru, be: row.name_be, en: row.name_en ?? row.name_ru };
}
