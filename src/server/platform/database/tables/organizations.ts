import type { Generated, GeneratedAlways } from 'kysely';
import type { Moment, OptionalMoment } from './columns.ts';

/** Organisations, and what they say of themselves. */
export interface OrganizationTables {
  organizations: OrganizationsTable;
  subdivisions: SubdivisionsTable;
  own_services: OwnServicesTable;
  organization_photos: OrganizationPhotosTable;
  additional_criteria: AdditionalCriteriaTable;
  criterion_wordings: CriterionWordingsTable;
  responsible_persons: ResponsiblePersonsTable;
}

export interface OrganizationsTable {
  version: Generated<number>;
  id: Generated<number>;
  unp: string;
  name_ru: string;
  name_be: string;
  name_en: string | null;
  short_name_ru: string;
  short_name_be: string;
  type_id: string;
  region_id: string;
  district_id: string | null;
  parent_id: number | null;
  sphere_ids: Generated<string[]>;
  service_item_ids: Generated<string[]>;
  address_ru: string | null;
  address_be: string | null;
  lat: number | null;
  lon: number | null;
  opening_hours: string | null;
  phones: Generated<string[]>;
  email: string | null;
  site: string | null;
  published: GeneratedAlways<boolean>;
  registered_at: Moment;
  suspended_at: OptionalMoment;
  suspended_reason: string | null;
  /** The successor; the other three are null exactly when it is. */
  merged_into: number | null;
  /** Minsk day. */
  merged_on: string | null;
  merged_by_document: string | null;
  merged_reason: string | null;
  /** A tsvector; only the database reads it. */
  registry_words: GeneratedAlways<string>;
}

export interface SubdivisionsTable {
  organization_id: number;
  id: Generated<number>;
  /** In the order that the organisation chose; ids decide between equals. */
  place: Generated<number>;
  name_ru: string;
  name_be: string;
  address_ru: string | null;
  address_be: string | null;
  lat: number | null;
  lon: number | null;
  opening_hours: string | null;
  phones: Generated<string[]>;
  version: Generated<number>;
  closed_at: OptionalMoment;
}

export interface OwnServicesTable {
  organization_id: number;
  id: Generated<number>;
  name_ru: string;
  name_be: string;
}

export interface OrganizationPhotosTable {
  organization_id: number;
  version: string;
  alt_ru: string;
  alt_be: string;
  width: number;
  height: number;
  small_width: number;
  small: Uint8Array;
  large: Uint8Array;
  uploaded_at: Moment;
}

export interface AdditionalCriteriaTable {
  organization_id: number;
  id: Generated<number>;
  scale: Generated<'score' | 'yes-no'>;
  place: Generated<number>;
  valid_from: string | null;
  valid_until: string | null;
  revision: Generated<number>;
  retired_at: OptionalMoment;
}

export interface CriterionWordingsTable {
  organization_id: number;
  id: Generated<number>;
  criterion_id: number;
  question_ru: string;
  question_be: string;
  asked_from: Moment;
  replaced_at: OptionalMoment;
}

export interface ResponsiblePersonsTable {
  organization_id: number;
  id: Generated<number>;
  user_id: string | null;
  name: string;
  position: string;
  email: string;
  phone: string;
  may_edit: Generated<boolean>;
  may_answer: Generated<boolean>;
  added_at: Moment;
  removed_at: OptionalMoment;
}
