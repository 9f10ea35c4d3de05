import { readGeography } from '#server/reference/index.ts';
import { allocate } from '../allocate.ts';
import { mix, type Random } from '../random.ts';

/** The citizens of the demo, numbered from 0 through the country, district by district. */
export interface Citizens {
  count: number;
  idOf(citizen: number): string;
  usernameOf(citizen: number): string;
  languageOf(citizen: number): 'ru' | 'be';
  /** Somebody who rates an organisation there: mostly from the region, many from the district. */
  near(regionId: string, districtId: string, random: Random): number;
}

/** Numbers of citizens: from `first`, `count` of them. */
interface Range {
  first: number;
  count: number;
}

const RATINGS_PER_CITIZEN = 20;
const AT_LEAST = 3_000;

/** Share of citizens who write in Belarusian. */
const BELARUSIAN = 0.17;

/** How many citizens a demo with so many ratings has. */
export function citizensFor(ratings: number): number {
  return Math.max(AT_LEAST, Math.round(ratings / RATINGS_PER_CITIZEN));
}

/** Settles citizens where people live. */
export function prepareCitizens(count: number, seed: number): Citizens {
  const { districts, regions } = settle(count);
  const width = Math.max(4, String(count).length);
  const everybody = { first: 0, count };
  return {
    count,
    idOf: (citizen) => `demo-citizen-${citizen + 1}`,
    usernameOf: (citizen) => `citizen${String(citizen + 1).padStart(width, '0')}`,
    languageOf: (citizen) =>
      (mix(citizen ^ mix(seed)) >>> 0) / 4294967296 < BELARUSIAN ? 'be' : 'ru',
    near: (regionId, districtId, random) => {
      const draw = random.next();
      const local = draw < 0.35 ? districts.get(districtId) : undefined;
      return pick(local ?? (draw < 0.88 ? regions.get(regionId) : undefined) ?? everybody, random);
    },
  };
}

/** Some rate often, most now and then. */
function pick({ first, count }: Range, random: Random): number {
  return first + Math.floor(random.next() ** 1.4 * count);
}

function settle(count: number): { districts: Map<string, Range>; regions: Map<string, Range> } {
  const units = unitsByRegion();
  const counts = allocate(
    units.map(({ population }) => population),
    count,
  );
  const districts = new Map<string, Range>();
  const regions = new Map<string, Range>();
  let first = 0;
  units.forEach(({ id, region }, index) => {
    const here = counts[index]!;
    if (here > 0) districts.set(id, { first, count: here });
    const wider = regions.get(region) ?? { first, count: 0 };
    regions.set(region, { first: wider.first, count: wider.count + here });
    first += here;
  });
  return { districts, regions };
}

/** Districts and towns, and in Minsk its districts; those of a region stand together. */
function unitsByRegion(): { id: string; region: string; population: number }[] {
  const { regions, districts, cities, city_districts } = readGeography();
  const all = [
    ...districts,
    ...cities,
    ...city_districts.filter(({ city }) => city === 'minsk-city'),
  ];
  return regions.flatMap((region) =>
    all
      .filter((unit) => unit.region === region.id)
      .map((unit) => ({ id: unit.id, region: region.id, population: unit.population_approx ?? 0 })),
  );
}
