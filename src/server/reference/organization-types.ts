import { z } from 'zod';
import { identifier, threeNames, twoNames } from './names.ts';
import { readData } from './read-data.ts';

/** The kinds of units that organisations are counted in; `meta.unit_kinds` of the file. */
const unitKind = z.enum([
  'region',
  'capital',
  'district',
  'city',
  'capital_district',
  'city_district',
  'locality',
]);
export type UnitKind = z.output<typeof unitKind>;

const select = z.enum(['with_council', 'not_centre_not_city']).optional();

/** How many organisations a unit has: a fixed number, or one per so many people. */
const countRule = z.union([
  z.object({ fixed: z.number().int().positive(), select }),
  z.object({
    per: z.number().positive(),
    round: z.enum(['round', 'floor']),
    min: z.number().int().nonnegative().optional(),
    max: z.number().int().positive().optional(),
    select,
  }),
]);
export type CountRule = z.output<typeof countRule>;

const patterns = z.partialRecord(unitKind, z.string());
export type NamePatterns = z.output<typeof patterns>;

const organizationType = z.object({
  id: identifier,
  level: z.string(),
  label: threeNames,
  name: z.object({ ru: patterns, be: patterns, en: patterns }),
  count: z.partialRecord(unitKind, countRule),
  spheres: z.array(identifier).min(1),
  parent: identifier.nullable(),
  supervising_body: identifier.nullable(),
  subdivisions: z.array(twoNames),
  procedures: z.array(z.string()),
  services: z.array(identifier),
  opening_hours: z.string(),
  only_units: z.array(identifier).optional(),
  name_overrides: z.record(identifier, threeNames).optional(),
});
export type OrganizationType = z.output<typeof organizationType>;

const republicanBody = threeNames.extend({
  id: identifier,
  kind: z.string(),
  parent: identifier.optional(),
  spheres: z.array(identifier),
});
export type RepublicanBody = z.output<typeof republicanBody>;

const file = z.object({
  republican_bodies: z.array(republicanBody),
  types: z.array(organizationType),
});

/** Templates of organisations, and the republican bodies above them. */
export function readOrganizationTypes(): { bodies: RepublicanBody[]; types: OrganizationType[] } {
  const { republican_bodies: bodies, types } = readData('organization-types.json', file);
  return { bodies, types };
}

/** The type of the bodies that no template describes. */
export const REPUBLICAN_BODY_TYPE = 'republican-body';
