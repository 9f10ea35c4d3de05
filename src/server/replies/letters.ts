import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/** To the author of a comment: the organisation has answered it. */
export function replyLetter(to: Addressee, organization: string, reply: string): Letter {
  const texts = { organization, reply, link: portalLink(to, '/account/ratings') };
  return portalLetter(
    to,
    m.mail_reply_subject({ organization }, { locale: to.language }),
    m.mail_reply_body(texts, { locale: to.language }),
  );
}
