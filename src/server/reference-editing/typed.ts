import type { ReferenceKind } from '#domain/reference/kinds.ts';

/** An entry of reference data as it was typed; fields that a kind does not have are empty. */
export interface TypedEntry {
  nameRu: string;
  nameBe: string;
  nameEn: string;
  /** Spheres. */
  descriptionRu: string;
  descriptionBe: string;
  descriptionEn: string;
  icon: string;
  /** Spheres: the place in the order of showing, from 1. */
  place: string;
  /** Service items: `service` or `procedure`; territories: the kind of territory. */
  kind: string;
  /** Procedures. */
  code: string;
  /** Service items. */
  sphereId: string;
  /** Territories. */
  parentId: string;
}

export const NO_ENTRY: TypedEntry = {
  nameRu: '',
  nameBe: '',
  nameEn: '',
  descriptionRu: '',
  descriptionBe: '',
  descriptionEn: '',
  icon: '',
  place: '',
  kind: '',
  code: '',
  sphereId: '',
  parentId: '',
};

export type EntryField = keyof TypedEntry;

export type EntryProblem =
  | 'missing'
  | 'damaged'
  | 'too-long'
  | 'unknown'
  | 'not-a-place'
  | 'not-a-code'
  | 'taken'
  | 'not-latin';

export type EntryProblems = Partial<Record<EntryField, EntryProblem>>;

/** The fields of a kind, in the order of the form. */
export const ENTRY_FIELDS: Readonly<Record<ReferenceKind, readonly EntryField[]>> = {
  spheres: [
    ...(['nameRu', 'nameBe', 'nameEn', 'descriptionRu', 'descriptionBe'] as const),
    ...(['descriptionEn', 'icon', 'place'] as const),
  ],
  'service-items': ['kind', 'code', 'sphereId', 'nameRu', 'nameBe', 'nameEn'],
  territories: ['kind', 'parentId', 'nameRu', 'nameBe', 'nameEn'],
  'organization-types': ['nameRu', 'nameBe', 'nameEn'],
};

/** What cannot be changed once an entry exists: its identifier or its place in the tree follow. */
export const FIXED_FIELDS: readonly EntryField[] = ['kind', 'code', 'parentId'];
