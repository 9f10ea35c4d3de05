import type { Group } from './groups.ts';

/** So many groups are given up singly; of longer queries only those that tell the least. */
const MOST_GIVEN_UP_SINGLY = 6;

/**
 * All groups, then fewer and fewer of them, for when no organisation meets all: first without any
 * one, then the most telling ones alone.
 *
 * A number tells less than a word (there is no school No. 77 in the town), and a word that many
 * organisations have less than a rare one.
 */
export function fewerGroups(groups: readonly Group[]): Group[][] {
  const telling = [...groups].sort(
    (a, b) => Number(isNumber(a)) - Number(isNumber(b)) || frequency(a) - frequency(b),
  );
  const withoutOne = telling
    .map((_, at) => telling.toSpliced(at, 1))
    .reverse()
    .slice(0, MOST_GIVEN_UP_SINGLY);
  const tellingOnly = telling.map((_, at) => telling.slice(0, at)).reverse();
  // The first of these is without one, and has been tried.
  return [telling, ...withoutOne, ...tellingOnly.slice(1)].filter((some) => some.length > 0);
}

function frequency({ frequency: { meant, around } }: Group): number {
  return meant + around;
}

function isNumber({ keys, beginnings }: Group): boolean {
  return [...keys, ...beginnings].every((key) => /^\d/.test(key));
}
