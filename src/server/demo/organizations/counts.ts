import type { CountRule, OrganizationType, UnitKind } from '#server/reference/index.ts';
import { allocate } from '../allocate.ts';
import { isSelected, type Unit } from './units.ts';

/** How many organisations of a type a unit has. */
export interface TypeInUnit {
  type: OrganizationType;
  unit: Unit;
  count: number;
}

/** What the templates give, type by type, unit by unit; `meta.count_rules` of the reference data. */
export function countByTemplates(types: OrganizationType[], units: Unit[]): TypeInUnit[] {
  return types.flatMap((type) =>
    units
      .filter((unit) => applies(type, unit))
      .map((unit) => ({ type, unit, count: countIn(type.count[unit.kind]!, unit) }))
      .filter(({ count }) => count > 0),
  );
}

function applies(type: OrganizationType, unit: Unit): boolean {
  const rule = type.count[unit.kind];
  if (!rule) return false;
  if (type.only_units && !type.only_units.includes(unit.id)) return false;
  return unit.kind !== 'locality' || isSelected(unit, rule.select);
}

function countIn(rule: CountRule, unit: Unit): number {
  if ('fixed' in rule) return rule.fixed;
  const share = unit.population / rule.per;
  const rounded = rule.round === 'round' ? Math.floor(share + 0.5) : Math.floor(share);
  return Math.min(Math.max(rounded, rule.min ?? 0), rule.max ?? Infinity);
}

/**
 * Adds organisations of the numbered types (schools, pharmacies, shops …) beyond what the
 * templates give, where the people are: for measuring with more than the country has.
 */
export function addNumbered(counts: TypeInUnit[], extra: number): TypeInUnit[] {
  const weights = counts.map(({ type, unit }) =>
    isNumbered(type, unit.kind) ? weightOf(type, unit) : 0,
  );
  const more = allocate(weights, extra);
  return counts.map((entry, index) => ({ ...entry, count: entry.count + more[index]! }));
}

/** Named by a number and a place: by number and adjective a town and its district could agree. */
function isNumbered(type: OrganizationType, kind: UnitKind): boolean {
  return /\{n\}.*\{(place|unit)\}/.test(type.name.ru[kind] ?? '');
}

/** People that a fixed number of organisations is meant for, where the rule says none. */
const PEOPLE_PER_FIXED = 60_000;

function weightOf(type: OrganizationType, unit: Unit): number {
  const rule = type.count[unit.kind]!;
  return unit.population / ('per' in rule ? rule.per : PEOPLE_PER_FIXED);
}
