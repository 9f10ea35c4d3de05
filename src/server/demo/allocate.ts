/**
 * Shares `total` whole things out by weight: each gets its share rounded down or up, and all
 * together get exactly `total` (systematic sampling with a fixed start).
 *
 * @param weights not negative
 * @returns one count for each weight; all zero when no weight is positive
 */
export function allocate(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight, index) => {
    reached += weight;
    const upTo = index === weights.length - 1 ? total : Math.floor((reached / sum) * total + 0.5);
    const count = Math.min(upTo, total) - given;
    given += count;
    return count;
  });
}
