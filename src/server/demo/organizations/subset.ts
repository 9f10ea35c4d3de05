import { stream } from '../random.ts';

/** What choosing a part needs to know of an organisation: its place in the list is its identity. */
interface Child {
  key: string;
  /** Index of the organisation above, in the same list. */
  parent: number | null;
}

/**
 * Chooses `size` organisations, spread over the whole list, with every organisation above a chosen
 * one chosen too.
 *
 * @returns indexes in rising order; all when the list is not longer than `size`
 */
export function chooseSubset(list: readonly Child[], size: number, seed: number): number[] {
  const chosen = new Set<number>();
  for (const index of shuffledIndexes(list.length, seed)) {
    if (chosen.size >= size) break;
    const missing = withParents(list, index).filter((needed) => !chosen.has(needed));
    if (chosen.size + missing.length > size) continue;
    missing.forEach((needed) => chosen.add(needed));
  }
  return [...chosen].sort((a, b) => a - b);
}

function withParents(list: readonly Child[], index: number): number[] {
  const chain: number[] = [];
  for (let next: number | null = index; next !== null; next = list[next]!.parent) chain.push(next);
  return chain;
}

/** Fisher–Yates. */
function shuffledIndexes(length: number, seed: number): number[] {
  const random = stream(seed, 'subset');
  const indexes = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [indexes[last], indexes[other]] = [indexes[other]!, indexes[last]!];
  }
  return indexes;
}
