import { INVITATION_DAYS } from '#domain/organization/registration-request.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/** To a responsible person: the link that opens the cabinet. */
export function invitationLetter(
  to: Addressee,
  person: string,
  organization: string,
  token: string,
): Letter {
  const link = portalLink(to, '/invitation', { token });
  return portalLetter(
    to,
    m.mail_invitation_subject({ organization }, { locale: to.language }),
    m.mail_invitation_body(
      { person, organization, link, days: INVITATION_DAYS },
      { locale: to.language },
    ),
  );
}
