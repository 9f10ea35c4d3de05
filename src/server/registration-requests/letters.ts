import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/**
 * To the first person whom a request names: it has arrived, and how to look after it. Nothing that
 * was typed stands in it, the checked UNP apart: nobody shall send words of their own through us.
 */
export function requestReceivedLetter(to: Addressee, number: number, unp: string): Letter {
  const texts = {
    number,
    unp,
    link: portalLink(to, '/registration-request/state', { number: `${number}` }),
  };
  return portalLetter(
    to,
    m.mail_request_received_subject({ number }, { locale: to.language }),
    m.mail_request_received_body(texts, { locale: to.language }),
  );
}

/** To those whom a refused request names. */
export function requestRefusedLetter(
  to: Addressee,
  number: number,
  name: string,
  reason: string,
): Letter {
  const texts = { number, name, reason, link: portalLink(to, '/registration-request') };
  return portalLetter(
    to,
    m.mail_request_refused_subject({ number }, { locale: to.language }),
    m.mail_request_refused_body(texts, { locale: to.language }),
  );
}
