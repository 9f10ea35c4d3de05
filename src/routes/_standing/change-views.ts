import type { Change } from '#server/standings/index.ts';

/** Changes of a standing as plain data for `Changes.svelte`, which profile and cabinet show. */
export function changeViews(changes: readonly Change[]) {
  return changes.map(({ comparison, day, before, score, positions, significant }) => ({
    comparison,
    day,
    score,
    positions,
    significant,
    before: before.score,
    positionBefore: before.position,
  }));
}
