/** What the order of a ranking depends on. */
export interface Rankable {
  score: number;
  /** Counted ratings. */
  n: number;
  /** Place of the name in alphabetical order; decides the order of display among equals. */
  nameOrder: number;
}

/** Order of display: by score, highest first; then by number of ratings; then by name. */
export function byStanding(a: Rankable, b: Rankable): number {
  return b.score - a.score || b.n - a.n || a.nameOrder - b.nameOrder;
}

/**
 * Positions of entries that stand in the order of `byStanding`: equal scores share a place and the
 * next place is skipped (1, 2, 2, 4).
 */
export function positionsOf(ordered: readonly { score: number }[]): number[] {
  const positions: number[] = [];
  ordered.forEach((entry, index) => {
    const tied = index > 0 && ordered[index - 1]!.score === entry.score;
    positions.push(tied ? positions[index - 1]! : index + 1);
  });
  return positions;
}
