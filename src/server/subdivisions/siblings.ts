import type { Database } from '#server/platform/database/index.ts';
import type { SubdivisionProblems, SubdivisionTexts } from './schema.ts';

/** Citizens choose among so many at most; the largest hospitals have some sixty. */
export const MOST_OPEN = 200;
/** Closed ones stay, so that there is an end to them, too. */
const MOST_EVER = 1000;

type Sibling = Awaited<ReturnType<typeof readSiblings>>[number];

/** All subdivisions of an organisation, in their order. */
export function readSiblings(db: Database, organizationId: number) {
  return db
    .selectFrom('subdivisions')
    .select(['id', 'place', 'name_ru as nameRu', 'name_be as nameBe', 'closed_at as closedAt'])
    .where('organization_id', '=', organizationId)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

/** Whether there is no room for one more open one, or for one more at all. */
export function isFull(siblings: readonly Sibling[], { isNew = false } = {}): boolean {
  const open = siblings.filter(({ closedAt }) => closedAt === null);
  return open.length >= MOST_OPEN || (isNew && siblings.length >= MOST_EVER);
}

/** Citizens choose by the name alone: no two open ones share it, in whatever letters. */
export function problemsOfNames(
  texts: SubdivisionTexts,
  siblings: readonly Sibling[],
  except?: number,
): SubdivisionProblems | null {
  const others = siblings.filter(({ id, closedAt }) => closedAt === null && id !== except);
  const isTaken = (name: 'nameRu' | 'nameBe') =>
    others.some((other) => other[name].toLowerCase() === texts[name].toLowerCase());
  const problems: SubdivisionProblems = {
    ...(isTaken('nameRu') && { nameRu: 'doubled' }),
    ...(isTaken('nameBe') && { nameBe: 'doubled' }),
  };
  return Object.keys(problems).length > 0 ? problems : null;
}

/** The place behind all of them. */
export function placeAfter(siblings: readonly Sibling[]): number {
  return Math.max(0, ...siblings.map(({ place }) => place)) + 1;
}
