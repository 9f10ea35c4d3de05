import { isDay, minskDay, type Day } from '../calendar.ts';

/** What stands between an organisation and being found, rated and ranked. */
export type RegistryState = 'published' | 'unpublished' | 'suspended' | 'merged';

/** The states of the general registry, in the order of showing. */
export const REGISTRY_STATES: readonly RegistryState[] = [
  'published',
  'unpublished',
  'suspended',
  'merged',
];

/** Longest name of the document that a merger is based on, in characters. */
export const DOCUMENT_MAX_LENGTH = 300;

/** The state of an organisation; merged is the last word, whatever it was before. */
export function registryStateOf(organization: {
  published: boolean;
  suspendedAt: Date | null;
  mergedInto: number | null;
}): RegistryState {
  if (organization.mergedInto !== null) return 'merged';
  if (organization.suspendedAt !== null) return 'suspended';
  return organization.published ? 'published' : 'unpublished';
}

export type MergerDayProblem = 'missing' | 'future' | 'before-registration';

/**
 * What is wrong with the day from which an organisation is merged into another one; null when it
 * may stand: from its registration on the portal up to today.
 *
 * @param today Minsk day
 */
export function problemOfMergerDay(
  typed: string,
  registeredAt: Date,
  today: Day,
): MergerDayProblem | null {
  if (!isDay(typed)) return 'missing';
  if (typed > today) return 'future';
  return typed < minskDay(registeredAt) ? 'before-registration' : null;
}

export type SuccessorProblem = 'unknown' | 'itself' | 'suspended' | 'merged';

/**
 * What keeps an organisation from taking in another one; null when nothing does. A successor was
 * not merged itself, so links never make a circle.
 */
export function problemOfSuccessor(
  predecessorId: number,
  successor: { id: number; suspendedAt: Date | null; mergedInto: number | null } | null,
): SuccessorProblem | null {
  if (successor === null) return 'unknown';
  if (successor.id === predecessorId) return 'itself';
  if (successor.mergedInto !== null) return 'merged';
  return successor.suspendedAt === null ? null : 'suspended';
}
