import type { Group } from './groups.ts';

/** So many combinations are tried before nothing is found at all. */
const MOST_TRIES = 12;

/**
 * All groups, then combinations of fewer and fewer of them, for when no organisation meets all.
 * Of each size, first those that give up a number (there is no school No. 77 in the town), then
 * those that give up what many organisations have.
 */
export function fewerGroups(groups: readonly Group[]): Group[][] {
  const byWorth = [...groups].sort(
    (a, b) => Number(isNumber(a)) - Number(isNumber(b)) || rarity(a) - rarity(b),
  );
  const tries: Group[][] = [];
  for (let size = byWorth.length; size > 0 && tries.length < MOST_TRIES; size -= 1) {
    tries.push(...combinations(byWorth, size).slice(0, MOST_TRIES - tries.length));
  }
  return tries;
}

function rarity({ frequency }: Group): number {
  return frequency.meant + frequency.around;
}

function isNumber({ keys, beginnings }: Group): boolean {
  return [...keys, ...beginnings].every((key) => /^\d/.test(key));
}

/** In alphabetical order of places, so that those with the first elements come first. */
function combinations<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  if (size > all.length) return [];
  return all.flatMap((first, at) =>
    combinations(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
