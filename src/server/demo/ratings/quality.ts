import { BASE_CRITERIA_IDS } from '#domain/rating/criteria.ts';
import { stream } from '../random.ts';

/** What the scores of an organisation follow from. All on a scale of about -2 to 2, 0 is usual. */
export interface Quality {
  /** By month of the period: level, drift, and good and bad months together. */
  months: number[];
  /** By criterion, in the order of the questionnaire. */
  criteria: number[];
}

/** Who is rated. */
export interface Rated {
  key: string;
  typeId: string;
  regionId: string;
  districtId: string;
  sphereIds: readonly string[];
}

/** How spheres differ from the average. */
const BY_SPHERE: Readonly<Record<string, number>> = {
  healthcare: -0.25,
  'housing-utilities': -0.45,
  transport: -0.2,
  'energy-gas': 0.05,
  culture: 0.55,
  education: 0.2,
  'sport-tourism': 0.35,
  'social-protection': 0.25,
  'trade-catering': 0.1,
  'telecom-post': 0,
  'banking-finance': 0.05,
  taxes: 0.15,
  'law-enforcement-migration': -0.1,
  'justice-notary': 0.2,
  'local-authorities': 0,
  'construction-architecture': -0.25,
  'land-property': 0,
  environment: 0,
};

/** Simplicity, information, time limit, courtesy: how spheres differ in them. */
const CRITERIA_BY_SPHERE: Readonly<Record<string, readonly number[]>> = {
  healthcare: [0, 0, -0.75, 0.3],
  'housing-utilities': [0, -0.2, -0.35, 0],
  transport: [0.2, -0.1, -0.4, 0],
  'law-enforcement-migration': [-0.2, -0.1, -0.45, 0.1],
  'construction-architecture': [-0.4, -0.1, -0.4, 0.3],
  'land-property': [-0.2, 0, -0.2, 0.3],
  'social-protection': [-0.2, -0.1, 0, 0.5],
  'local-authorities': [-0.1, -0.15, 0, 0.25],
};
const CRITERIA: readonly number[] = [0, -0.1, 0, 0.2];

/** Quality of one organisation over so many months. */
export function qualityOf(rated: Rated, months: number, seed: number): Quality {
  const { key, typeId, regionId, districtId, sphereIds } = rated;
  const random = stream(seed, 'quality', key);
  const level =
    (BY_SPHERE[sphereIds[0] ?? ''] ?? 0) +
    shared(seed, 'type', typeId, 0.2) +
    shared(seed, 'region', regionId, 0.12) +
    shared(seed, 'district', districtId, 0.15) +
    0.6 * random.normal();
  const drift = driftOf(random.next(), random.normal());
  const reform = reformOf(random.next(), random.next());
  const offsets = CRITERIA_BY_SPHERE[sphereIds[0] ?? ''] ?? CRITERIA;
  return {
    months: Array.from({ length: months }, (_, month) => {
      const way = months > 1 ? month / (months - 1) - 0.5 : 0;
      const reformed = way > reform.way ? reform.after : reform.before;
      return level + reformed + drift * way + monthEffect(random.next(), random.normal());
    }),
    criteria: BASE_CRITERIA_IDS.map((_, index) => offsets[index]! + 0.2 * random.normal()),
  };
}

/** What all of a type, of a region or of a district have in common. */
function shared(seed: number, kind: string, id: string, deviation: number): number {
  const key = `${seed}/${kind}/${id}`;
  let effect = effects.get(key);
  if (effect === undefined) {
    effect = stream(seed, 'effect', kind, id).normal();
    effects.set(key, effect);
  }
  return deviation * effect;
}

const effects = new Map<string, number>();

/** Most change little in the period, some get much better or much worse. */
function driftOf(draw: number, normal: number): number {
  if (draw < 0.05) return 1.5;
  if (draw < 0.09) return -1.4;
  return 0.35 * normal;
}

/**
 * A few were set in order, or fell into disorder, about three quarters of a year ago, and all at
 * once: those are what the ranking shows as changed.
 */
function reformOf(draw: number, when: number): { way: number; before: number; after: number } {
  const way = 0.02 + 0.18 * when;
  if (draw < 0.07) return { way, before: -1.8, after: 1.2 };
  if (draw < 0.1) return { way, before: 0.6, after: -1.8 };
  return { way, before: 0, after: 0 };
}

/** A repair, an illness, a new head: here and there a month is out of the ordinary. */
function monthEffect(draw: number, normal: number): number {
  if (draw < 0.035) return -1.1;
  if (draw < 0.06) return 0.8;
  return 0.15 * normal;
}
