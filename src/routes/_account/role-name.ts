import { m } from '#i18n/compiled/messages.js';
import type { Person } from '#server/identity/index.ts';

const NAMES: Record<Person['role'], () => string> = {
  citizen: m.identity_role_citizen,
  organization: m.identity_role_organization,
  supervisor: m.identity_role_supervisor,
  operator: m.identity_role_operator,
  methodologist: m.identity_role_methodologist,
};

/** What a role is called. */
export const roleName = (role: Person['role']) => NAMES[role]();
