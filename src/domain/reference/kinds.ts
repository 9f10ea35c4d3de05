/** The lists of reference data that the operator keeps, in the order of showing. */
export const REFERENCE_KINDS = [
  'spheres',
  'service-items',
  'territories',
  'organization-types',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** The pictures that a sphere can have; each stands in the sprite as `sphere-` and its name. */
export const SPHERE_ICONS = [
  ...(['briefcase', 'building-2', 'bus', 'drama', 'flame', 'graduation-cap'] as const),
  ...(['hand-heart', 'hard-hat', 'heart-pulse', 'house', 'landmark', 'leaf', 'mail'] as const),
  ...(['map-pin-house', 'receipt-text', 'scale', 'scissors', 'shield'] as const),
  ...(['shopping-cart', 'tractor', 'trophy', 'umbrella'] as const),
] as const;

export const SERVICE_ITEM_KINDS = ['service', 'procedure'] as const;
export type ServiceItemKind = (typeof SERVICE_ITEM_KINDS)[number];

export const TERRITORY_KINDS = ['region', 'capital', 'district', 'city', 'city_district'] as const;
export type TerritoryKind = (typeof TERRITORY_KINDS)[number];

/** In what a territory lies; null: in none. */
const PARENTS: Record<TerritoryKind, readonly TerritoryKind[] | null> = {
  region: null,
  capital: null,
  district: ['region'],
  city: ['region'],
  city_district: ['city', 'capital'],
};

/** Whether a territory of a kind can lie in one of another kind; null: in none. */
export function canLieIn(kind: TerritoryKind, parent: TerritoryKind | null): boolean {
  const parents = PARENTS[kind];
  return parents === null ? parent === null : parent !== null && parents.includes(parent);
}
