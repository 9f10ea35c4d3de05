import { error } from '@sveltejs/kit';
import {
  REFERENCE_KINDS,
  type ReferenceKind,
  type ServiceItemKind,
  type TerritoryKind,
} from '#domain/reference/kinds.ts';
import { m } from '#i18n/compiled/messages.js';
import { naming } from '../../_form/naming.ts';
import type { EntryField, EntryProblem, EntryProblems } from '#server/reference-editing/index.ts';

const KINDS: Record<ReferenceKind, () => string> = {
  spheres: m.reference_kind_spheres,
  'service-items': m.reference_kind_service_items,
  territories: m.reference_kind_territories,
  'organization-types': m.reference_kind_types,
};

const ENTRY_KINDS: Record<ServiceItemKind | TerritoryKind, () => string> = {
  service: m.reference_item_kind_service,
  procedure: m.reference_item_kind_procedure,
  region: m.reference_territory_region,
  capital: m.reference_territory_capital,
  district: m.reference_territory_district,
  city: m.reference_territory_city,
  city_district: m.reference_territory_city_district,
};

const LABELS: Record<EntryField, () => string> = {
  nameRu: m.reference_name_ru,
  nameBe: m.reference_name_be,
  nameEn: m.reference_name_en,
  descriptionRu: m.reference_description_ru,
  descriptionBe: m.reference_description_be,
  descriptionEn: m.reference_description_en,
  icon: m.reference_icon,
  place: m.reference_place,
  kind: m.reference_column_about,
  code: m.reference_code,
  sphereId: m.reference_sphere,
  parentId: m.reference_parent,
};

const PROBLEMS: Record<EntryProblem, () => string> = {
  missing: m.reference_problem_missing,
  damaged: m.reference_problem_damaged,
  'too-long': m.reference_problem_too_long,
  unknown: m.reference_problem_unknown,
  'not-a-place': m.reference_problem_place,
  'not-a-code': m.reference_problem_code,
  taken: m.reference_problem_taken,
  'not-latin': m.reference_problem_latin,
};

/** The list that an address names; any other one leads nowhere. */
export function referenceKind(text: string): ReferenceKind {
  return REFERENCE_KINDS.find((kind) => kind === text) ?? error(404);
}

/** What a list is called. */
export const kindName = (kind: ReferenceKind) => KINDS[kind]();

/** What a service item or territory is; empty for entries of the other lists. */
export const entryKindName = (kind: string) =>
  ENTRY_KINDS[kind as ServiceItemKind | TerritoryKind]?.() ?? '';

/** What a field of an entry is called. */
export const entryFieldName = naming(LABELS);

/** What is wrong with an entry, by field. */
export function entryProblemTexts(problems: EntryProblems): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, PROBLEMS[problem]()]),
  );
}
