import { KIND_NAMES, type KindName } from '#domain/notification/kinds.ts';
import type { Day } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Letter } from '#server/platform/mail/index.ts';
import type { NewRatings, SameNotices } from './digest-contents.ts';
import type { NoticeLetters, Reader } from './letters.ts';
import type { OrganizationNames } from './notice.ts';
import { pageOf } from './pages.ts';
import { dayText, kindName, meanText, nameOf, titleOf } from './texts.ts';

/** What a digest tells. */
export interface DigestContents {
  /** The Minsk day on which it is due. */
  day: Day;
  notices: readonly SameNotices[];
  ratings: readonly NewRatings[];
  names: OrganizationNames;
}

/** So many lines of one kind are written out. */
const MOST_OF_KIND = 10;

/** One letter with all that waited for the digest: by kind, with counts and links. */
export function digestLetter(
  letters: NoticeLetters,
  reader: Reader,
  { day, notices, ratings, names }: DigestContents,
): Letter {
  const { language: locale } = reader;
  const link = (path: string) => letters.link(reader, path);
  const sections = KIND_NAMES.map((kind) =>
    kind === 'new-ratings'
      ? ratingsSection(ratings, names, locale, link)
      : noticesSection(kind, notices, names, locale, link),
  );
  const text = [
    m.mail_digest_hello({}, { locale }),
    ...sections.filter((section) => section !== null),
    m.mail_digest_all({ link: link('/account/notifications') }, { locale }),
  ].join('\n\n');
  const subject = m.mail_digest_subject({ day: dayText(day, locale) }, { locale });
  return letters.write(reader, subject, text, 'digest');
}

function noticesSection(
  kind: KindName,
  all: readonly SameNotices[],
  names: OrganizationNames,
  locale: Locale,
  link: (path: string) => string,
): string | null {
  const notices = all.filter(({ notice }) => notice.kind === kind);
  if (notices.length === 0) return null;
  const { ofKind } = notices[0]!;
  const shown = notices.slice(0, MOST_OF_KIND);
  const lines = shown.map(({ notice, count }) => {
    const title = titleOf(notice, names, locale);
    return `— ${count > 1 ? `${title} (${count})` : title}\n  ${link(pageOf(notice))}`;
  });
  const left = ofKind - shown.reduce((sum, { count }) => sum + count, 0);
  if (left > 0) lines.push(m.mail_digest_more({ number: left }, { locale }));
  return [`${kindName(kind, locale)}: ${ofKind}`, ...lines].join('\n');
}

function ratingsSection(
  ratings: readonly NewRatings[],
  names: OrganizationNames,
  locale: Locale,
  link: (path: string) => string,
): string | null {
  if (ratings.length === 0) return null;
  const lines = ratings.map(({ organizationId, count, mean: exact }) => {
    const organization = nameOf(organizationId, names, locale);
    const mean = meanText(exact, locale);
    const line = m.mail_digest_ratings({ count, number: count, mean, organization }, { locale });
    return `— ${line}\n  ${link(`/cabinet/${organizationId}`)}`;
  });
  const total = ratings.reduce((sum, { count }) => sum + count, 0);
  return [`${kindName('new-ratings', locale)}: ${total}`, ...lines].join('\n');
}
