import { z } from 'zod';
import { identifier, threeNames, twoNames } from './names.ts';
import { readData } from './read-data.ts';

const forms = z.object({
  gen: z.string(),
  dat: z.string(),
  prep: z.string(),
  adj_m: z.string(),
  adj_f: z.string(),
  adj_n: z.string(),
  adj_m_gen: z.string(),
});

const centre = threeNames.extend({
  locality: identifier,
  type: z.string(),
  lat: z.number(),
  lon: z.number(),
  population: z.number().nullable(),
  outside_district: z.boolean().optional(),
  outside_region: z.boolean().optional(),
});

const unit = threeNames.extend({
  id: identifier,
  en_base: z.string(),
  population_approx: z.number().int().positive(),
  forms: z.object({ ru: forms.partial(), be: forms.partial() }),
});

const region = unit.extend({ kind: z.enum(['region', 'capital']), centre });
const district = unit.extend({ kind: z.literal('district'), region: identifier, centre });
const city = unit.extend({ kind: z.literal('city'), region: identifier, centre });
const cityDistrict = unit.extend({
  kind: z.literal('city_district'),
  region: identifier,
  city: identifier,
  population_approx: z.number().int().positive().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});

const geography = z.object({
  regions: z.array(region),
  districts: z.array(district),
  cities: z.array(city),
  city_districts: z.array(cityDistrict),
});

const locality = z.object({
  id: identifier,
  ascii: z.string(),
  ru: z.string().optional(),
  be: z.string().optional(),
  type: z.enum(['city', 'urban', 'agrotown', 'village', 'settlement']).optional(),
  region: identifier,
  district: identifier.optional(),
  city: identifier.optional(),
  lat: z.number(),
  lon: z.number(),
  population: z.number().nullable(),
  council: twoNames.optional(),
});

export type Geography = z.output<typeof geography>;
export type GrammarForms = z.output<typeof forms>;
export type Centre = z.output<typeof centre>;
export type Locality = z.output<typeof locality>;

/** Regions, districts, cities of regional subordination and districts in cities. */
export function readGeography(): Geography {
  return readData('geography.json', geography);
}

/** Localities with about 1,000 people and more. */
export function readLocalities(): Locality[] {
  return readData('localities.json', z.object({ localities: z.array(locality) })).localities;
}
