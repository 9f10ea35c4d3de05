import { coverage, type Catalogues } from './catalogue.ts';
import type { Group } from './groups.ts';
import { filterLabels } from './plan.ts';
import type { SearchFilter } from './schema.ts';

/**
 * About how many organisations meet all groups within a filter, were groups independent of each
 * other. It decides only how matches are read, not which.
 */
export function expectedMatches(
  groups: readonly Group[],
  filter: SearchFilter,
  { organizations, serviceItems, labels }: Catalogues,
): number {
  if (organizations === 0) return 0;
  const frequencies = groups.map((group) => {
    const offered = coverage(serviceItems, [group]).map(({ item }) => item.organizations);
    return Math.max(group.organizations, ...offered);
  });
  const narrowing = filterLabels(filter).map((label) => labels.get(label) ?? 0);
  return [...frequencies, ...narrowing].reduce(
    (expected, frequency) => expected * Math.min(1, frequency / organizations),
    organizations,
  );
}
