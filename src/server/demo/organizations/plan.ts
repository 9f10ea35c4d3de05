import {
  readOrganizationTypes,
  type OrganizationType,
  type RepublicanBody,
} from '#server/reference/index.ts';
import { addNumbered, countByTemplates, type TypeInUnit } from './counts.ts';
import { chooseSubset } from './subset.ts';
import { readUnits, type Unit } from './units.ts';

/** Which organisation it is; everything else about it follows from this and the seed. */
export interface PlannedOrganization {
  /** From 1, without gaps. */
  id: number;
  /** Names its streams of random numbers; the same however many organisations there are. */
  key: string;
  parentId: number | null;
  origin: Origin;
}

/** A republican body, or the `number`th of `of` organisations of a type in a unit. */
export type Origin =
  | { kind: 'body'; body: RepublicanBody }
  | { kind: 'template'; type: OrganizationType; unit: Unit; number: number; of: number };

type Listed = { key: string; origin: Origin; parent: number | null };

/**
 * Bodies that are listed once more among the templates: RUE "Belfarmatsiya" is the pharmacy
 * enterprise of Minsk.
 */
const ALSO_A_TEMPLATE: Readonly<Record<string, string>> = {
  belfarmatsiya: 'pharmacy-regional/minsk-city/1',
};

/**
 * The organisations of the demo, with the organisation above each.
 *
 * @param size how many; without it, all that the templates give. Fewer are a spread-out part,
 *   closed under "the organisation above"; more are further numbered schools, pharmacies …
 */
export function planOrganizations(seed: number, size?: number): PlannedOrganization[] {
  const { bodies, types } = readOrganizationTypes();
  const units = readUnits();
  const listedBodies = bodies.filter(isOnPortal);
  const counts = countByTemplates(types, units);
  const natural = listedBodies.length + counts.reduce((sum, { count }) => sum + count, 0);
  const extra = Math.max(0, (size ?? natural) - natural);
  const list = listAll(listedBodies, extra > 0 ? addNumbered(counts, extra) : counts);
  linkParents(list, units);
  const chosen = chooseSubset(list, size ?? list.length, seed);
  const ids = new Map(chosen.map((index, position) => [index, position + 1]));
  return chosen.map((index, position) => {
    const { key, origin, parent } = list[index]!;
    return { id: position + 1, key, origin, parentId: parent === null ? null : ids.get(parent)! };
  });
}

/** A body without a sphere could not be published (portal.md, "Publication"). */
function isOnPortal(body: RepublicanBody): boolean {
  return body.spheres.length > 0 && !(body.id in ALSO_A_TEMPLATE);
}

function listAll(bodies: RepublicanBody[], counts: TypeInUnit[]): Listed[] {
  const ofBodies = bodies.map((body) => ({
    key: bodyKey(body.id),
    origin: { kind: 'body' as const, body },
    parent: null,
  }));
  const ofTemplates = counts.flatMap(({ type, unit, count }) =>
    Array.from({ length: count }, (_, index) => ({
      key: templateKey(type.id, unit.key, index + 1),
      origin: { kind: 'template' as const, type, unit, number: index + 1, of: count },
      parent: null,
    })),
  );
  return [...ofBodies, ...ofTemplates];
}

function linkParents(list: Listed[], units: Unit[]): void {
  const indexes = new Map(list.map(({ key }, index) => [key, index]));
  const unitsByKey = new Map(units.map((unit) => [unit.key, unit]));
  for (const listed of list) {
    listed.parent =
      parentKeys(listed.origin, unitsByKey)
        .map((key) => indexes.get(key))
        .find((index) => index !== undefined) ?? null;
  }
}

/** Who may be above, the nearest first: `meta.parent_rule`, then the supervising body. */
function parentKeys(origin: Origin, units: Map<string, Unit>): string[] {
  if (origin.kind === 'body') return origin.body.parent ? [bodyKey(origin.body.parent)] : [];
  const { parent, supervising_body: supervising } = origin.type;
  const keys: string[] = [];
  for (let unit: Unit | undefined = origin.unit; unit && parent;) {
    keys.push(templateKey(parent, unit.key, 1));
    unit = unit.above === null ? undefined : units.get(unit.above);
  }
  if (supervising) keys.push(ALSO_A_TEMPLATE[supervising] ?? bodyKey(supervising));
  return keys;
}

function bodyKey(id: string): string {
  return `body/${id}`;
}

function templateKey(type: string, unitKey: string, number: number): string {
  return `${type}/${unitKey}/${number}`;
}
