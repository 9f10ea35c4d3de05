import { z } from 'zod';
import { readData, twoNames, type TwoNames, type Outline } from '#server/reference/index.ts';
import { stream, type Random } from '../random.ts';
import { localityName } from './names.ts';
import { moved } from './points.ts';
import type { Unit } from './units.ts';

/** A village or small town of a district, other than its centre. */
export interface Village {
  /** With the abbreviation of its kind: «аг. Заречье». */
  names: TwoNames;
  lat: number;
  lon: number;
  population: number;
}

/** So many villages every district has at least. */
const AT_LEAST = 8;

/** How far the invented ones lie from the centre, in kilometres. */
const NEAREST = 6;
const FARTHEST = 20;

/**
 * The villages of a district: those of the reference data, and then villages with names that recur
 * all over the country, at invented places nearer to this district's centre than to another one.
 */
export function villagesOf(
  district: Unit,
  units: Unit[],
  outline: Outline,
  seed: number,
): Village[] {
  const known = units
    .filter((unit) => unit.kind === 'locality' && unit.districtId === district.id)
    .filter((unit) => !unit.isDistrictCentre)
    .flatMap(villageOfPlace);
  const random = stream(seed, 'villages', district.id);
  const names = readVillageNames().filter(
    ({ ru }) => !known.some((one) => one.names.ru.endsWith(ru)),
  );
  const centres = units.filter(({ kind }) => kind === 'district').map(({ centre }) => centre!);
  const isHere = (lat: number, lon: number) => {
    const own = distance(lat, lon, district.centre!);
    return outline(lat, lon) && centres.every((centre) => own <= distance(lat, lon, centre));
  };
  const invented: Village[] = [];
  while (known.length + invented.length < AT_LEAST && names.length > 0) {
    const [name] = names.splice(random.below(names.length), 1);
    const isAgrotown = random.chance(0.6);
    invented.push({
      names: isAgrotown
        ? { ru: `аг. ${name!.ru}`, be: `аг. ${name!.be}` }
        : { ru: `д. ${name!.ru}`, be: `в. ${name!.be}` },
      ...pointNear(district, random, isHere),
      population: isAgrotown ? 900 : 300,
    });
  }
  return [...known, ...invented];
}

let villageNames: TwoNames[] | null = null;

function readVillageNames(): TwoNames[] {
  villageNames ??= readData('villages.json', z.object({ villages: z.array(twoNames) })).villages;
  return [...villageNames];
}

function villageOfPlace(unit: Unit): Village[] {
  const [ru, be] = [localityName(unit, 'ru'), localityName(unit, 'be')];
  if (!ru || !be) return [];
  const { lat, lon } = unit.locality!;
  return [{ names: { ru, be }, lat, lon, population: unit.population }];
}

function pointNear(
  district: Unit,
  random: Random,
  isHere: (lat: number, lon: number) => boolean,
): { lat: number; lon: number } {
  const { lat, lon } = district.centre!;
  for (let farthest = FARTHEST; farthest > NEAREST; farthest -= 0.5) {
    const kilometres = NEAREST + random.next() * (farthest - NEAREST);
    const point = moved({ lat, lon }, kilometres, random.next() * 2 * Math.PI);
    if (isHere(point.lat, point.lon)) return point;
  }
  return { lat, lon };
}

/** Good enough to compare: squared, in degrees of latitude. */
function distance(lat: number, lon: number, to: { lat: number; lon: number }): number {
  const dx = (lon - to.lon) * Math.cos((lat * Math.PI) / 180);
  return (lat - to.lat) ** 2 + dx ** 2;
}
