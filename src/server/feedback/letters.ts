import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/**
 * To whoever left this address: the message has arrived, and how to look after it. Nothing that was
 * typed stands in it: nobody shall send words of their own through us.
 */
export function messageReceivedLetter(to: Addressee, number: number): Letter {
  const link = portalLink(to, '/help/feedback/state', { number: `${number}` });
  return portalLetter(
    to,
    m.mail_feedback_received_subject({ number }, { locale: to.language }),
    m.mail_feedback_received_body({ number, link }, { locale: to.language }),
  );
}

/** The answer of the support. */
export function answerLetter(to: Addressee, number: number, answer: string): Letter {
  const texts = { number, answer, link: portalLink(to, '/help/feedback') };
  return portalLetter(
    to,
    m.mail_feedback_answered_subject({ number }, { locale: to.language }),
    m.mail_feedback_answered_body(texts, { locale: to.language }),
  );
}
