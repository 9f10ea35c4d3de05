import type { Catalogues, Coverage } from './catalogue.ts';
import type { Group } from './groups.ts';
import { filterLabels } from './plan.ts';
import type { SearchFilter } from './schema.ts';

/** About how many organisations the queries of a plan find (see plan.ts). */
export interface Expectation {
  meant: number;
  around: number;
  offering: number;
}

/** Estimates as if groups were independent of each other. */
export function expectedMatches(
  groups: readonly Group[],
  services: readonly Coverage[],
  filter: SearchFilter,
  { organizations, labels }: Catalogues,
): Expectation {
  const narrowing = filterLabels(filter).map((label) => labels.get(label) ?? 0);
  const together = (frequencies: number[]) =>
    [...frequencies, ...narrowing].reduce(
      (expected, frequency) => expected * Math.min(1, frequency / Math.max(1, organizations)),
      organizations,
    );
  const around = (some: readonly Group[]) =>
    some.map(({ frequency }) => frequency.meant + frequency.around);
  return {
    meant: together(groups.map(({ frequency }) => frequency.meant)),
    around: together(around(groups)),
    // The most frequent service alone: organisations that offer one offer most of the others.
    offering: Math.max(
      0,
      ...services.map(({ items, others }) =>
        together([Math.max(...items.map((item) => item.organizations)), ...around(others)]),
      ),
    ),
  };
}

/**
 * How many organisations are found for sure, without looking: those with a single word, and those
 * that offer a service, are counted already.
 */
export function surelyFound(
  groups: readonly Group[],
  services: readonly Coverage[],
  filter: SearchFilter,
): number {
  if (filterLabels(filter).length > 0) return 0;
  const offering = services
    .filter(({ others }) => others.length === 0)
    .flatMap(({ items }) => items.map((item) => item.organizations));
  const [group] = groups;
  const isOneWord =
    groups.length === 1 && group!.keys.length === 1 && group!.beginnings.length === 0;
  const withWord = isOneWord ? group!.frequency.meant + group!.frequency.around : 0;
  return Math.max(withWord, ...offering);
}
