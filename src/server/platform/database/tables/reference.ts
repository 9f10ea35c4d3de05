import type { Generated } from 'kysely';
import type { OptionalMoment } from './columns.ts';

/** Reference data: what the operator keeps as lists. */
export interface ReferenceTables {
  territories: TerritoriesTable;
  spheres: SpheresTable;
  organization_types: OrganizationTypesTable;
  service_items: ServiceItemsTable;
}

/** What every list of reference data has beside its own columns. */
interface ReferenceEntryTable {
  version: Generated<number>;
  /** Null while it is as `data/` says. */
  edited_at: OptionalMoment;
  retired_at: OptionalMoment;
}

export interface TerritoriesTable extends ReferenceEntryTable {
  id: string;
  kind: 'region' | 'capital' | 'district' | 'city' | 'city_district';
  parent_id: string | null;
  name_ru: string;
  name_be: string;
  name_en: string;
  population: number | null;
}

export interface SpheresTable extends ReferenceEntryTable {
  id: string;
  icon: string;
  place: number;
  name_ru: string;
  name_be: string;
  name_en: string;
  description_ru: string;
  description_be: string;
  description_en: string;
}

export interface OrganizationTypesTable extends ReferenceEntryTable {
  id: string;
  name_ru: string;
  name_be: string;
  name_en: string;
}

export interface ServiceItemsTable extends ReferenceEntryTable {
  id: string;
  kind: 'service' | 'procedure';
  code: string | null;
  sphere_id: string;
  name_ru: string;
  name_be: string;
  name_en: string | null;
}
