import type { Permission } from '#domain/access/permissions.ts';
import { m } from '#i18n/compiled/messages.js';

/** A part of the operator's desk that its navigation leads to. */
export interface OperatorSection {
  /** After `/operator`; pages under it belong to the same part. */
  path: '' | `/${string}`;
  name: () => string;
  permission: Permission;
}

/** The parts of the operator's desk, in the order of its navigation: first what waits for somebody. */
export const OPERATOR_SECTIONS: readonly OperatorSection[] = [
  { path: '', name: m.operator_nav_overview, permission: 'decide-requests' },
  { path: '/requests', name: m.operator_nav_requests, permission: 'decide-requests' },
  { path: '/moderation', name: m.operator_nav_moderation, permission: 'moderate' },
  { path: '/feedback', name: m.operator_nav_feedback, permission: 'answer-feedback' },
  { path: '/organizations', name: m.operator_nav_registry, permission: 'keep-registry' },
  { path: '/reference', name: m.reference_title, permission: 'keep-reference-data' },
  { path: '/users', name: m.users_title, permission: 'manage-users' },
  { path: '/audit', name: m.nav_audit, permission: 'read-audit' },
];
