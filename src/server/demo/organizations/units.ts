import {
  readGeography,
  readLocalities,
  type Centre,
  type Geography,
  type GrammarForms,
  type Locality,
  type ThreeNames,
  type UnitKind,
} from '#server/reference/index.ts';

/** A part of the country that organisations are counted in and named after. */
export interface Unit {
  /** Unique among units; places have the prefix `place:`, for a town may be named like a district. */
  key: string;
  id: string;
  kind: UnitKind;
  names: ThreeNames;
  /** The English name without "District", "Region", "City". */
  englishBase: string;
  forms: Record<'ru' | 'be', Partial<GrammarForms>>;
  population: number;
  regionId: string;
  /** Territory that stands as `district_id`; null in Minsk as a whole: one of its nine is chosen. */
  districtId: string | null;
  centre: Centre | null;
  /** Only for places. */
  locality: Locality | null;
  /** The full names of a place's district. */
  districtNames: ThreeNames | null;
  /** A place that is the centre of its district. */
  isDistrictCentre: boolean;
  /** Key of the unit that this one belongs to. */
  above: string | null;
}

const CAPITAL = 'minsk-city';
const PLACE_TYPES: readonly (string | undefined)[] = ['urban', 'agrotown', 'village', 'settlement'];

/** Average people of a city's district where none is given. */
const CITY_DISTRICT_POPULATION = 100_000;

/** Every unit of every kind, in the order of the reference data. */
export function readUnits(): Unit[] {
  const geography = readGeography();
  return [
    ...regionUnits(geography),
    ...districtUnits(geography),
    ...cityDistrictUnits(geography),
    ...placeUnits(geography, readLocalities()),
  ];
}

function regionUnits({ regions, districts, cities }: Geography): Unit[] {
  return regions.map((region) => {
    // Organisations of a region stand where its centre is; those of Minsk region, whose centre is
    // another region, in Minsk District.
    const seat = [...cities, ...districts].find(
      (unit) => unit.region === region.id && unit.centre.locality === region.centre.locality,
    );
    return {
      ...common(region),
      kind: region.kind,
      population: region.population_approx,
      regionId: region.id,
      districtId: seat?.id ?? null,
      centre: region.centre,
      above: null,
    };
  });
}

function districtUnits({ districts, cities }: Geography): Unit[] {
  return [...districts, ...cities].map((unit) => ({
    ...common(unit),
    kind: unit.kind,
    population: unit.population_approx,
    regionId: unit.region,
    districtId: unit.id,
    centre: unit.centre,
    above: unit.region,
  }));
}

/** Organisations of a district in Minsk stand in it; those of one in another city, in the city. */
function cityDistrictUnits({ city_districts, regions, cities }: Geography): Unit[] {
  return city_districts.map((unit) => {
    const inCapital = unit.city === CAPITAL;
    const city = (inCapital ? regions : cities).find(({ id }) => id === unit.city)!;
    const { lat, lon } = { ...city.centre, ...definedPoint(unit) };
    return {
      ...common(unit),
      kind: inCapital ? 'capital_district' : 'city_district',
      population: unit.population_approx ?? CITY_DISTRICT_POPULATION,
      regionId: unit.region,
      districtId: inCapital ? unit.id : unit.city,
      centre: { ...city.centre, lat, lon },
      above: unit.city,
    };
  });
}

function definedPoint(point: { lat?: number; lon?: number }): { lat?: number; lon?: number } {
  return point.lat === undefined ? {} : { lat: point.lat, lon: point.lon };
}

/** Places with a rural council, and those that are neither a city nor the centre of a district. */
function placeUnits({ districts }: Geography, localities: Locality[]): Unit[] {
  const centres = new Set(districts.map(({ centre }) => centre.locality));
  const districtNames = new Map(districts.map(({ id, ru, be, en }) => [id, { ru, be, en }]));
  return localities.filter(isNamed).map((place) => ({
    ...common({ ...place, en: place.ascii, en_base: place.ascii, forms: { ru: {}, be: {} } }),
    key: `place:${place.id}`,
    kind: 'locality',
    population: place.population ?? 1_000,
    regionId: place.region,
    districtId: place.district!,
    centre: null,
    locality: place,
    isDistrictCentre: centres.has(place.id),
    districtNames: districtNames.get(place.district!) ?? null,
    above: place.district!,
  }));
}

function isNamed(place: Locality): place is Locality & { ru: string; be: string } {
  return Boolean(place.ru && place.be && place.district);
}

/** Whether a place is one of those that a count rule of the kind `locality` selects. */
export function isSelected({ locality, isDistrictCentre }: Unit, select?: string): boolean {
  if (select === 'with_council') return Boolean(locality?.council);
  return !isDistrictCentre && PLACE_TYPES.includes(locality?.type);
}

interface Named extends ThreeNames {
  id: string;
  en_base: string;
  forms: Unit['forms'];
}

function common({ id, ru, be, en, en_base, forms }: Named) {
  return {
    key: id,
    id,
    names: { ru, be, en },
    englishBase: en_base,
    forms,
    locality: null,
    isDistrictCentre: false,
    districtNames: null,
  };
}
