import { type TwoNames, type Outline } from '#server/reference/index.ts';
import { stream, type Random } from '../random.ts';
import { localityName } from './names.ts';
import type { PlannedOrganization } from './plan.ts';
import type { Unit } from './units.ts';
import { villagesOf, type Village } from './villages.ts';

/** The place where an organisation stands. */
export interface Site {
  regionId: string;
  districtId: string;
  /** Beginning of the address: «г. Пинск», «Пинский район, аг. Заречье». */
  locality: TwoNames;
  /** Which list of streets it has: of a town, of a village, or of a district of Minsk. */
  streets: string;
  lat: number;
  lon: number;
  /** How far from the point its organisations lie, in kilometres. */
  radius: number;
}

const CAPITAL = 'minsk-city';
const MINSK: TwoNames = { ru: 'г. Минск', be: 'г. Мінск' };

/** Types that serve the countryside of a district; others with `{place}` stand in its centre. */
const RURAL_TYPES: readonly string[] = ['gp-ambulatory', 'shop', 'library-branch', 'rural-club'];

/** Districts of Minsk where the state's bodies stand. */
const SEATS_IN_MINSK = ['minsk-tsentralny', 'minsk-leninsky', 'minsk-moskovsky', 'minsk-sovetsky'];

/** Finds the site of an organisation. */
export type Sites = (planned: PlannedOrganization) => Site;

/** @param units all units, as `readUnits` gives them */
export function prepareSites(units: Unit[], outline: Outline, seed: number): Sites {
  const minsk = units.filter(({ kind }) => kind === 'capital_district');
  const seats = minsk.filter(({ id }) => SEATS_IN_MINSK.includes(id));
  const villages = new Map<string, Village[]>(
    units
      .filter(({ kind }) => kind === 'district')
      .map((unit) => [unit.id, villagesOf(unit, units, outline, seed)]),
  );
  return ({ key, origin }) => {
    const random = stream(seed, 'site', key);
    if (origin.kind === 'body') return siteInMinsk(random.pick(seats));
    const { unit, type } = origin;
    if (unit.kind === 'capital') return siteInMinsk(random.pick(minsk));
    if (unit.kind === 'capital_district') return siteInMinsk(unit);
    if (unit.kind === 'locality') return siteOfPlace(unit);
    if (unit.kind !== 'district') return siteOfCentre(unit, minsk, random);
    const inVillage = RURAL_TYPES.includes(type.id) || isNamedByDistrict(origin);
    const options = inVillage ? villages.get(unit.id)! : [];
    return options.length > 0
      ? siteOfVillage(unit, random.pick(options))
      : siteOfCentre(unit, minsk, random);
  };
}

/** «Средняя школа № 3, Пинский район»: the centre is another unit, so the school is not in it. */
function isNamedByDistrict(origin: Extract<PlannedOrganization['origin'], { kind: 'template' }>) {
  const pattern = origin.type.name.ru[origin.unit.kind] ?? '';
  return Boolean(origin.unit.centre?.outside_district) && pattern.includes('{place}');
}

function siteInMinsk(district: Unit): Site {
  return {
    regionId: CAPITAL,
    districtId: district.id,
    locality: MINSK,
    streets: district.id,
    lat: district.centre!.lat,
    lon: district.centre!.lon,
    radius: radiusOf(district),
  };
}

function siteOfCentre(unit: Unit, minsk: Unit[], random: Random): Site {
  const centre = unit.centre!;
  const { regionId, districtId } = unit;
  // The committees of Minsk region and of Minsk District sit in the capital.
  if (centre.locality === 'minsk') {
    return { ...siteInMinsk(random.pick(minsk)), regionId, districtId: districtId! };
  }
  const population = centre.population ?? 8_000;
  return {
    regionId,
    districtId: districtId!,
    streets: 'town',
    locality: { ru: `${centre.type} ${centre.ru}`, be: `${centre.type} ${centre.be}` },
    lat: centre.lat,
    lon: centre.lon,
    radius: radiusOf({ population }),
  };
}

function siteOfPlace(unit: Unit): Site {
  const named = (language: 'ru' | 'be') =>
    `${unit.districtNames![language]}, ${localityName(unit, language) ?? unit.names[language]}`;
  return {
    regionId: unit.regionId,
    districtId: unit.districtId!,
    locality: { ru: named('ru'), be: named('be') },
    streets: unit.population < 5_000 ? 'village' : 'town',
    lat: unit.locality!.lat,
    lon: unit.locality!.lon,
    radius: radiusOf(unit),
  };
}

function siteOfVillage(unit: Unit, village: Village): Site {
  return {
    regionId: unit.regionId,
    districtId: unit.id,
    locality: {
      ru: `${unit.names.ru}, ${village.names.ru}`,
      be: `${unit.names.be}, ${village.names.be}`,
    },
    streets: village.population < 5_000 ? 'village' : 'town',
    lat: village.lat,
    lon: village.lon,
    radius: radiusOf(village),
  };
}

/** A town of 10,000 reaches about a kilometre from its middle, a city of 100,000 three. */
function radiusOf({ population }: { population: number }): number {
  return Math.min(4, Math.max(0.25, 0.0095 * Math.sqrt(population)));
}
