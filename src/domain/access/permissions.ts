/** What somebody with an account is on the portal (portal.md, "Words"). */
export const ROLES = [
  'citizen',
  'organization',
  'supervisor',
  'operator',
  'methodologist',
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever reads, with or without an account: the public part of the portal. */
const EVERYONE = 'everyone';
/** Whoever is signed in, in any role. */
const SIGNED_IN = 'signed-in';

/** Who may do something. */
export type Audience = typeof EVERYONE | typeof SIGNED_IN | readonly Role[];

/**
 * What can be done on the portal, and who may: the one place that says so. Pages and endpoints name
 * one of these (src/routes/permissions.ts), and commands ask again. Where it also matters whose
 * thing it is, such as the cabinet of an organisation, the command decides that besides.
 */
export const PERMISSIONS = {
  'read-portal': EVERYONE,
  'read-open-data': EVERYONE,
  'sign-in': EVERYONE,
  'request-registration': EVERYONE,
  'accept-invitation': EVERYONE,
  'send-feedback': EVERYONE,
  /** The questionnaire says to everybody else what to do, and keeps what was typed meanwhile. */
  'open-questionnaire': EVERYONE,
  rate: ['citizen'],
  'manage-own-account': SIGNED_IN,
  /** By the link of a letter, wherever it is opened. */
  'end-letters': EVERYONE,
  'work-in-cabinet': ['organization'],
  'decide-requests': ['operator'],
  'keep-registry': ['operator'],
  'keep-reference-data': ['operator'],
  moderate: ['operator'],
  'answer-feedback': ['operator'],
  'manage-users': ['operator'],
  'read-audit': ['operator', 'methodologist'],
} as const satisfies Record<string, Audience>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * Whether somebody may do this.
 *
 * @param role null: nobody is signed in
 */
export function may(role: Role | null, permission: Permission): boolean {
  const audience: Audience = PERMISSIONS[permission];
  if (audience === EVERYONE) return true;
  if (role === null) return false;
  return audience === SIGNED_IN || audience.includes(role);
}

/** Somebody tried what the role does not allow. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
  readonly permission: Permission;

  constructor(permission: Permission) {
    super(`not allowed: ${permission}`);
    this.permission = permission;
  }
}

/** @throws NotAllowed */
export function assertMay(person: { role: Role } | null, permission: Permission): void {
  if (!may(person?.role ?? null, permission)) throw new NotAllowed(permission);
}
