import type { KindName, Notice } from '#domain/notification/kinds.ts';
import { m } from '#i18n/compiled/messages.js';
import { inLocale, type Locale } from '#i18n/locale.ts';
import { organizationOf, type OrganizationNames } from './notice.ts';

/** What a notification says, in one line. */
export function titleOf(notice: Notice, names: OrganizationNames, locale: Locale): string {
  const organization = nameOf(organizationOf(notice), names, locale);
  const say = <Texts>(text: (texts: Texts, options: { locale: Locale }) => string, texts: Texts) =>
    text(texts, { locale });
  switch (notice.kind) {
    case 'reply-received':
      return say(m.notice_reply_received, { organization });
    case 'comment-reviewed':
      return say(REVIEWED[notice.data.decision], { organization });
    case 'appeal-decided':
      return say(notice.data.granted ? m.notice_appeal_granted : m.notice_appeal_rejected, {
        organization,
      });
    case 'rating-excluded':
      return say(notice.data.grounds ? m.notice_rating_excluded : m.notice_rating_reinstated, {
        organization,
      });
    case 'low-rating':
      return say(notice.data.published ? m.notice_low_rating : m.notice_low_rating_pending, {
        organization,
      });
    case 'comment-added':
      return say(m.notice_comment_added, { organization });
    case 'reply-judged':
      return say(judged(notice.data.helped), { organization });
    case 'reply-due': {
      const { count, on, overdue } = notice.data;
      const texts = { organization, count, number: count, day: dayText(on, locale) };
      return say(overdue ? m.notice_reply_overdue : m.notice_reply_due, texts);
    }
    case 'publication-changed':
      return say(notice.data.published ? m.notice_published : m.notice_unpublished, {
        organization,
      });
    case 'criterion-expired': {
      const { questionRu, questionBe } = notice.data;
      const question = inLocale(locale, questionRu, questionBe);
      return say(m.notice_criterion_expired, { organization, question });
    }
    case 'registration-requested':
      return say(m.notice_registration_requested, { number: notice.data.number });
    case 'comment-pending':
      return say(m.notice_comment_pending, { organization });
    case 'appeal-received':
      return say(m.notice_appeal_received, { organization });
    case 'feedback-received':
      return say(m.notice_feedback_received, { number: notice.data.number });
    case 'work-overdue':
      return say(OVERDUE[notice.data.work], { number: notice.data.count });
  }
}

const REVIEWED = {
  published: m.notice_comment_published,
  masked: m.notice_comment_masked,
  hidden: m.notice_comment_hidden,
  restored: m.notice_comment_restored,
  'remark-hidden': m.notice_remark_hidden,
  'remark-published': m.notice_remark_published,
};

const OVERDUE = {
  requests: m.notice_overdue_requests,
  comments: m.notice_overdue_comments,
  appeals: m.notice_overdue_appeals,
  remarks: m.notice_overdue_remarks,
  feedback: m.notice_overdue_feedback,
};

function judged(helped: boolean | null) {
  if (helped === null) return m.notice_reply_remark;
  return helped ? m.notice_reply_helped : m.notice_reply_not_helped;
}

/** The name of an organisation; its number where it has none any more. */
export function nameOf(id: number | null, names: OrganizationNames, locale: Locale): string {
  const name = id === null ? undefined : names.get(id);
  return name ? inLocale(locale, name.ru, name.be, name.en) : `№ ${id}`;
}

const KIND_TEXTS: Record<KindName, (texts: object, options: { locale: Locale }) => string> = {
  'reply-received': m.notice_kind_reply_received,
  'comment-reviewed': m.notice_kind_comment_reviewed,
  'appeal-decided': m.notice_kind_appeal_decided,
  'rating-excluded': m.notice_kind_rating_excluded,
  'low-rating': m.notice_kind_low_rating,
  'new-ratings': m.notice_kind_new_ratings,
  'comment-added': m.notice_kind_comment_added,
  'reply-judged': m.notice_kind_reply_judged,
  'reply-due': m.notice_kind_reply_due,
  'publication-changed': m.notice_kind_publication_changed,
  'criterion-expired': m.notice_kind_criterion_expired,
  'registration-requested': m.notice_kind_registration_requested,
  'comment-pending': m.notice_kind_comment_pending,
  'appeal-received': m.notice_kind_appeal_received,
  'feedback-received': m.notice_kind_feedback_received,
  'work-overdue': m.notice_kind_work_overdue,
};

/** How a kind of notifications is called, in settings and digests. */
export function kindName(kind: KindName, locale: Locale): string {
  return KIND_TEXTS[kind]({}, { locale });
}

/** A day 'YYYY-MM-DD' in full: 21 ноября 2026. */
export function dayText(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const name = m.month_of_day({ month }, { locale });
  return m.date_day({ day: date, month: name, year }, { locale });
}

/** A mean of scores with two digits: 4,37. */
export function meanText(mean: number, locale: Locale): string {
  const text = mean.toFixed(2);
  return locale === 'en' ? text : text.replace('.', ',');
}
