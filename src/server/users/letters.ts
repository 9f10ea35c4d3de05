import { OFFICIAL_INVITATION_DAYS, type OfficialRole } from '#domain/access/officials.ts';
import type { Role } from '#domain/access/permissions.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

const ROLE_NAMES = {
  citizen: m.identity_role_citizen,
  organization: m.identity_role_organization,
  supervisor: m.identity_role_supervisor,
  operator: m.identity_role_operator,
  methodologist: m.identity_role_methodologist,
} as const satisfies Record<Role, unknown>;

/** The account has another role. */
export function roleChangedLetter(to: Addressee, login: string, role: Role): Letter {
  const locale = { locale: to.language };
  const texts = { login, role: ROLE_NAMES[role]({}, locale), link: portalLink(to, '/sign-in') };
  return portalLetter(
    to,
    m.mail_role_changed_subject({}, locale),
    m.mail_role_changed_body(texts, locale),
  );
}

/** The account is blocked, and why. */
export function blockedLetter(to: Addressee, login: string, reason: string): Letter {
  const locale = { locale: to.language };
  const texts = { login, reason, link: portalLink(to, '/help/feedback') };
  return portalLetter(to, m.mail_blocked_subject({}, locale), m.mail_blocked_body(texts, locale));
}

/** The account is open again. */
export function unblockedLetter(to: Addressee, login: string): Letter {
  const locale = { locale: to.language };
  const texts = { login, link: portalLink(to, '/sign-in') };
  return portalLetter(
    to,
    m.mail_unblocked_subject({}, locale),
    m.mail_unblocked_body(texts, locale),
  );
}

/** To an official: the link that opens an account. */
export function officialInvitationLetter(to: Addressee, role: OfficialRole, token: string): Letter {
  const locale = { locale: to.language };
  const texts = {
    role: ROLE_NAMES[role]({}, locale),
    link: portalLink(to, '/staff-invitation', { token }),
    days: OFFICIAL_INVITATION_DAYS,
  };
  return portalLetter(
    to,
    m.mail_official_invited_subject({}, locale),
    m.mail_official_invited_body(texts, locale),
  );
}
