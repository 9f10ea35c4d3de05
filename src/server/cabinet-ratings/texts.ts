import type { CommentLanguage } from '#domain/comment/language.ts';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { RatingState } from './filter.ts';
import type { OrganizationRating } from './queries.ts';

type Text = typeof m.ratings_state_counted;

/** What became of a rating, in words: of the page and of its export. */
export const STATE_TEXTS: Record<RatingState, Text> = {
  counted: m.ratings_state_counted,
  withdrawn: m.ratings_state_withdrawn,
  excluded: m.ratings_state_excluded,
};

/** Who sees a comment, in words. */
export const COMMENT_STATE_TEXTS: Record<NonNullable<OrganizationRating['commentState']>, Text> = {
  published: m.ratings_comment_published,
  pending: m.ratings_comment_pending,
  hidden: m.ratings_comment_hidden,
  unseen: m.ratings_comment_unseen,
};

/** The names of the languages of comments. */
export const LANGUAGE_TEXTS: Record<CommentLanguage, Text> = {
  ru: m.ratings_language_ru,
  be: m.ratings_language_be,
  other: m.ratings_language_other,
};

/** What the page says of a rating beside its numbers. */
export function ratingTexts({ state, commentState }: OrganizationRating, locale: Locale) {
  return {
    stateText: STATE_TEXTS[state]({}, { locale }),
    commentStateText: commentState && COMMENT_STATE_TEXTS[commentState]({}, { locale }),
  };
}
