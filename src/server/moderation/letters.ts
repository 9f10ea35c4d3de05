import type { DecisionReason, Grounds } from '#domain/moderation/decision.ts';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';
import { groundsText } from './texts.ts';

/** What a letter to an author is about. */
export interface AboutRating {
  organizationId: number;
  ratingId: number;
  /** The name of the organisation. */
  organization: string;
}

type Text = (
  inputs: { organization: string; link: string; appeal: string; reason: string; answer: string },
  options: { locale: Locale },
) => string;

interface More {
  grounds?: Grounds<DecisionReason>;
  answer?: string;
}

/** To the author: the comment that waited is published. */
export function commentPublishedLetter(to: Addressee, about: AboutRating): Letter {
  return letter(to, about, m.mail_comment_published_subject, m.mail_comment_published_body);
}

/** To the author: a part of the comment is masked, and why. */
export function commentMaskedLetter(to: Addressee, about: AboutRating, grounds: Grounds): Letter {
  const { mail_comment_masked_subject: subject, mail_comment_masked_body: body } = m;
  return letter(to, about, subject, body, { grounds });
}

/** To the author: the comment is hidden, and why. */
export function commentHiddenLetter(to: Addressee, about: AboutRating, grounds: Grounds): Letter {
  const { mail_comment_hidden_subject: subject, mail_comment_hidden_body: body } = m;
  return letter(to, about, subject, body, { grounds });
}

/** To the author: the comment is shown in full again. */
export function commentRestoredLetter(to: Addressee, about: AboutRating): Letter {
  return letter(to, about, m.mail_comment_restored_subject, m.mail_comment_restored_body);
}

/** To the author: the rating does not count any more, and why. */
export function ratingExcludedLetter(to: Addressee, about: AboutRating, grounds: Grounds): Letter {
  const { mail_rating_excluded_subject: subject, mail_rating_excluded_body: body } = m;
  return letter(to, about, subject, body, { grounds });
}

/** To the author: the rating counts again. */
export function ratingReinstatedLetter(to: Addressee, about: AboutRating): Letter {
  return letter(to, about, m.mail_rating_reinstated_subject, m.mail_rating_reinstated_body);
}

/** To the author: the appeal was right, and the decision is taken back. */
export function appealGrantedLetter(to: Addressee, about: AboutRating, answer: string): Letter {
  const { mail_appeal_granted_subject: subject, mail_appeal_granted_body: body } = m;
  return letter(to, about, subject, body, { answer });
}

/** To the author: the decision stays in spite of the appeal, and why. */
export function appealUpheldLetter(to: Addressee, about: AboutRating, answer: string): Letter {
  const { mail_appeal_upheld_subject: subject, mail_appeal_upheld_body: body } = m;
  return letter(to, about, subject, body, { answer });
}

function letter(
  to: Addressee,
  { organizationId, ratingId, organization }: AboutRating,
  subject: Text,
  body: Text,
  { grounds, answer = '' }: More = {},
): Letter {
  const inputs = {
    ...{ organization, answer },
    link: portalLink(to, '/account/ratings'),
    appeal: portalLink(to, `/account/ratings/${organizationId}/${ratingId}/appeal`),
    reason: grounds ? groundsText(grounds, to.language) : '',
  };
  const options = { locale: to.language };
  return portalLetter(to, subject(inputs, options), body(inputs, options));
}
