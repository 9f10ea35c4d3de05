import type { Role } from './permissions.ts';

/** The roles of officials whom the operator invites; organisations invite their own persons. */
export const OFFICIAL_ROLES = [
  'supervisor',
  'operator',
  'methodologist',
] as const satisfies readonly Role[];
export type OfficialRole = (typeof OFFICIAL_ROLES)[number];

/**
 * Whether somebody acts for an organisation or the portal, so that what they do with their account
 * is in the log too. Of citizens that is nobody's matter but their own.
 */
export function isOfficial(role: Role): boolean {
  return role !== 'citizen';
}

/** The invitation of an official is good for so many days, and once. */
export const OFFICIAL_INVITATION_DAYS = 7;

/**
 * Stands in the log, where else a login does, for what was done on the machine of the portal. No
 * login can look like this.
 */
export const COMMAND_LINE = '(command line)';

/** Longest reason for which an account is blocked, in characters. */
export const BLOCK_REASON_MAX_LENGTH = 1_000;
