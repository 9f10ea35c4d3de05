import { label, near, wholeName } from '#domain/search/terms.ts';
import type { Coverage } from './catalogue.ts';
import type { Group } from './groups.ts';
import type { SearchFilter } from './schema.ts';
import { allOf, anyOf, beginning, butNot, term, type TsQuery } from './tsquery.ts';

/**
 * Queries from the best matches to the last; null where there is none:
 * 1. organisations whose name is exactly that;
 * 2. those that are meant: kind, name and place have all words;
 * 3. those that have some of the words only in their surroundings: street, region, subdivisions;
 * 4. those that offer a service whose name has the words that they lack.
 *
 * Each finds what the ones before it find too, and perhaps more, except the last.
 */
export interface Plan {
  named: TsQuery | null;
  meant: TsQuery;
  around: TsQuery;
  offering: TsQuery | null;
}

/** A query with more readings than this is not compared with whole names. */
const MOST_READINGS = 8;

/**
 * How to find the organisations that meet all groups.
 *
 * @param groups at least one
 * @param services that meet as many groups as any
 */
export function planFor(
  groups: readonly Group[],
  services: readonly Coverage[],
  filter: SearchFilter,
): Plan {
  const labels = filterLabels(filter).map(term);
  const anyNarrowed = (queries: readonly TsQuery[]) =>
    queries.length === 0 ? null : allOf([anyOf(queries), ...labels]);
  return {
    named: anyNarrowed(wholeNames(groups)),
    meant: allOf([...groups.map(isMeant), ...labels]),
    around: allOf([...groups.map(isAround), ...labels]),
    offering: anyNarrowed(services.map(offeringOne)),
  };
}

/** The queries of a plan, each for what the ones before it do not find. */
export function tiersOf({ named, meant, around, offering }: Plan): Array<TsQuery | null> {
  return [
    named,
    named === null ? meant : butNot(meant, named),
    butNot(around, meant),
    offering === null ? null : butNot(offering, around),
  ];
}

/** The terms that organisations within the filter have. */
export function filterLabels({ sphere, region, district, type }: SearchFilter): string[] {
  return [
    ...(sphere === undefined ? [] : [label('sphere', sphere)]),
    ...(region === undefined ? [] : [label('region', region)]),
    ...(district === undefined ? [] : [label('district', district)]),
    ...(type === undefined ? [] : [label('type', type)]),
  ];
}

/** Names that consist of just the groups; a group that is only a beginning makes none. */
function wholeNames(groups: readonly Group[]): TsQuery[] {
  let readings: string[][] = [[]];
  for (const { keys, beginnings } of groups) {
    if (beginnings.length > 0) return [];
    readings = readings.flatMap((reading) => keys.map((key) => [...reading, key]));
    if (readings.length > MOST_READINGS) return [];
  }
  return readings.map((reading) => term(wholeName(reading)));
}

function isMeant(group: Group): TsQuery {
  return anyOf([...group.keys.map(term), ...group.beginnings.map(beginning)]);
}

function isAround(group: Group): TsQuery {
  return anyOf([
    isMeant(group),
    ...group.keys.map((key) => term(near(key))),
    ...group.beginnings.map((start) => beginning(near(start))),
  ]);
}

function offeringOne({ items, others }: Coverage): TsQuery {
  const labels = items.map((item) => term(label('serviceItem', item.id)));
  return allOf([anyOf(labels), ...others.map(isAround)]);
}
