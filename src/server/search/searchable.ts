import type { SearchableOrganization } from '#domain/search/document.ts';
import type { Database } from '#server/platform/database/index.ts';

/** A published organisation, as the index wants to know it. */
export interface Searchable {
  id: number;
  organization: SearchableOrganization;
}

/** Reads the published ones among the organisations, in batches, by ascending id. */
export async function* readSearchable(
  db: Database,
  which: readonly number[] | 'all',
  batch: number,
): AsyncGenerator<Searchable[]> {
  const territories = await readTerritories(db);
  const types = await readTypes(db);
  let last = 0;
  for (;;) {
    const rows = await readRows(db, which, last, batch);
    if (rows.length === 0) return;
    const subdivisions = await readSubdivisions(db, rows[0]!.id, rows.at(-1)!.id);
    const ownServices = await readOwnServices(db, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => ({
      id: row.id,
      organization: {
        unp: row.unp,
        names: present([row.name_ru, row.name_be, row.name_en]),
        shortNames: [row.short_name_ru, row.short_name_be],
        typeId: row.type_id,
        typeNames: types.get(row.type_id) ?? [],
        ...namesAround([row.district_id, row.region_id], territories),
        addresses: present([row.address_ru, row.address_be]),
        subdivisions: subdivisions.get(row.id) ?? [],
        ownServices: ownServices.get(row.id) ?? [],
        regionId: row.region_id,
        districtId: row.district_id,
        sphereIds: row.sphere_ids,
        serviceItemIds: row.service_item_ids,
      },
    }));
    last = rows.at(-1)!.id;
  }
}

function readRows(db: Database, which: readonly number[] | 'all', after: number, batch: number) {
  return db
    .selectFrom('organizations')
    .select(['id', 'unp', 'name_ru', 'name_be', 'name_en', 'short_name_ru', 'short_name_be'])
    .select(['type_id', 'region_id', 'district_id', 'address_ru', 'address_be'])
    .select(['sphere_ids', 'service_item_ids'])
    .where('published', '=', true)
    .where('id', '>', after)
    .$if(which !== 'all', (query) => query.where('id', 'in', which as readonly number[]))
    .orderBy('id')
    .limit(batch)
    .execute();
}

async function readSubdivisions(db: Database, from: number, to: number) {
  const rows = await db
    .selectFrom('subdivisions')
    .select(['organization_id', 'name_ru', 'name_be', 'address_ru', 'address_be'])
    .where('organization_id', '>=', from)
    .where('organization_id', '<=', to)
    .where('closed_at', 'is', null)
    .execute();
  const names = new Map<number, string[]>();
  for (const row of rows) {
    const own = names.get(row.organization_id) ?? [];
    own.push(...present([row.name_ru, row.name_be, row.address_ru, row.address_be]));
    names.set(row.organization_id, own);
  }
  return names;
}

async function readOwnServices(db: Database, from: number, to: number) {
  const rows = await db
    .selectFrom('own_services')
    .select(['organization_id', 'name_ru', 'name_be'])
    .where('organization_id', '>=', from)
    .where('organization_id', '<=', to)
    .execute();
  const names = new Map<number, string[]>();
  for (const row of rows) {
    const own = names.get(row.organization_id) ?? [];
    own.push(row.name_ru, row.name_be);
    names.set(row.organization_id, own);
  }
  return names;
}

interface Territory {
  isRegion: boolean;
  parentId: string | null;
  names: string[];
  /** The Russian name, when it is a town. */
  town: string[];
}

async function readTerritories(db: Database): Promise<Map<string, Territory>> {
  const rows = await db
    .selectFrom('territories')
    .select(['id', 'kind', 'parent_id', 'name_ru', 'name_be', 'name_en'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        isRegion: row.kind === 'region',
        parentId: row.parent_id,
        // «Gomel Region» would put the whole region around the town; «Гомельская» does not.
        names: [row.name_ru, row.name_be, ...(row.kind === 'region' ? [] : [row.name_en])],
        town: row.kind === 'city' || row.kind === 'capital' ? [row.name_ru] : [],
      },
    ]),
  );
}

/** Names of the territories and of all that they lie in. */
function namesAround(
  ids: ReadonlyArray<string | null>,
  territories: ReadonlyMap<string, Territory>,
): Pick<SearchableOrganization, 'places' | 'towns' | 'regions'> {
  const around = new Set<Territory>();
  for (let next of ids) {
    while (next !== null) {
      const territory = territories.get(next);
      if (territory !== undefined) around.add(territory);
      next = territory?.parentId ?? null;
    }
  }
  const all = [...around];
  return {
    places: all.filter((each) => !each.isRegion).flatMap((each) => each.names),
    towns: all.flatMap((each) => each.town),
    regions: all.filter((each) => each.isRegion).flatMap((each) => each.names),
  };
}

async function readTypes(db: Database): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('organization_types')
    .select(['id', 'name_ru', 'name_be', 'name_en'])
    .execute();
  return new Map(rows.map((row) => [row.id, [row.name_ru, row.name_be, row.name_en]]));
}

function present(texts: ReadonlyArray<string | null>): string[] {
  return texts.filter((text) => text !== null);
}
