import type { Notice } from '#domain/notification/kinds.ts';
import { groundsText } from '#i18n/decision-texts.ts';
import { m } from '#i18n/compiled/messages.js';
import { originOf, type Configuration } from '#server/platform/configuration/index.ts';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';
import type { Quotation } from './details.ts';
import type { OrganizationNames } from './notice.ts';
import { meanText, titleOf } from './texts.ts';
import { unsubscribeToken, type Unsubscription } from './unsubscribe-token.ts';

/** Somebody who gets a letter about notifications. */
export type Reader = Omit<Addressee, 'origin'> & { userId: string };

/** Letters about notifications; jobs write them, so links begin with the configured address. */
export class NoticeLetters {
  readonly #origin: string;
  readonly #secret: string;

  constructor(configuration: Configuration) {
    this.#origin = originOf(configuration);
    this.#secret = configuration.secret;
  }

  /** A letter of its own about one notification; its link also marks it as read. */
  about(
    reader: Reader,
    { id, notice }: { id: number; notice: Notice },
    names: OrganizationNames,
    quotation: Quotation | undefined,
  ): Letter {
    const { language: locale } = reader;
    const title = titleOf(notice, names, locale);
    const link = this.link(reader, `/account/notifications/${id}`);
    const parts = [
      m.mail_notice_hello({}, { locale }),
      `${title}.`,
      decided(notice, locale) ?? (quotation && quote(notice, quotation, locale)),
      m.mail_notice_more({ link }, { locale }),
    ];
    const text = parts.filter(Boolean).join('\n\n');
    return this.write(reader, title, text, notice.kind);
  }

  /** A letter with the ways to have no more of them. */
  write(reader: Reader, subject: string, text: string, from: Unsubscription['from']): Letter {
    const token = unsubscribeToken(this.#secret, { userId: reader.userId, from });
    const to = { ...reader, origin: this.#origin };
    const unsubscribe = portalLink(to, '/unsubscribe', { token });
    const settings = portalLink(to, '/account/notifications/settings');
    const footer = m.mail_notice_footer({ unsubscribe, settings }, { locale: reader.language });
    return { ...portalLetter(to, subject, `${text}\n\n${footer}`), unsubscribe };
  }

  /** The absolute address of a page. */
  link({ language }: Reader, path: string): string {
    return portalLink({ language, origin: this.#origin }, path);
  }
}

/** Why the operator decided so, and what an author can do; null: it is about no such decision. */
function decided(notice: Notice, locale: Reader['language']): string | null {
  switch (notice.kind) {
    case 'appeal-decided':
      return m.mail_notice_answer({ answer: notice.data.answer }, { locale });
    case 'comment-reviewed':
    case 'rating-excluded': {
      const { grounds } = notice.data;
      if (grounds === null) return null;
      const reason = groundsText(grounds, locale);
      const isComment = notice.kind === 'comment-reviewed';
      const text = isComment ? m.mail_notice_comment_grounds : m.mail_notice_rating_grounds;
      return text({ reason }, { locale });
    }
    default:
      return null;
  }
}

function quote(
  notice: Notice,
  { mean: exact, comment, reply }: Quotation,
  locale: Reader['language'],
): string | null {
  if (notice.kind === 'reply-received') {
    return reply === null ? null : m.mail_notice_reply({ reply }, { locale });
  }
  const mean = meanText(exact, locale);
  return comment === null
    ? m.mail_notice_low_rating_pending({ mean }, { locale })
    : m.mail_notice_low_rating({ mean, comment }, { locale });
}
