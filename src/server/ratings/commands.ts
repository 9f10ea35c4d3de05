import { minskDay, startOfNextMinskDay } from '#domain/calendar.ts';
import { languageOf, type CommentLanguage } from '#domain/comment/language.ts';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { recordRating, uncountRating } from './record.ts';
import { readTerms } from './queries.ts';
import { parseQuestionnaire, type FieldProblems, type Fields } from './schema.ts';

/** What came of a filled-in questionnaire. */
export type Submission =
  | { outcome: 'rated'; ratingId: number; commentState: 'published' | 'pending' | null }
  | { outcome: 'invalid'; problems: FieldProblems }
  | { outcome: 'already-rated'; canRateFrom: Date }
  | { outcome: 'not-a-citizen' }
  | { outcome: 'unknown-organization' };

/**
 * Submits a questionnaire (portal.md, "Rating needs a login", "At most one rating"): only a
 * citizen, only on a published organisation, once a Minsk day. It counts at once.
 */
export async function submitRating(
  portal: Portal,
  person: Person,
  organizationId: number,
  fields: Fields,
): Promise<Submission> {
  if (person.role !== 'citizen') return { outcome: 'not-a-citizen' };
  const now = portal.clock();
  const today = minskDay(now);
  const terms = await readTerms(portal.db, organizationId, now);
  if (terms === null) return { outcome: 'unknown-organization' };
  const parsed = parseQuestionnaire(fields, terms);
  if (!parsed.ok) return { outcome: 'invalid', problems: parsed.problems };
  const { scores, comment, ...rest } = parsed.questionnaire;
  const published = publicComment(comment);
  const recorded = await recordRating(portal.db, {
    organizationId,
    citizenId: person.id,
    ratedOn: today,
    ...scores,
    ...rest,
    comment,
    ...published,
  });
  if (recorded === null) {
    return { outcome: 'already-rated', canRateFrom: startOfNextMinskDay(now) };
  }
  portal.standings.changed(organizationId, recorded.sums);
  return {
    outcome: 'rated',
    ratingId: recorded.ratingId,
    commentState: published.commentState,
  };
}

/**
 * Withdraws a citizen's own rating: it stays on record and counts no more.
 *
 * @returns false when the citizen has no such counted rating
 */
export async function withdrawRating(
  portal: Portal,
  person: Person,
  organizationId: number,
  ratingId: number,
): Promise<boolean> {
  const recorded = await uncountRating(portal.db, {
    organizationId,
    ratingId,
    citizenId: person.id,
    status: 'withdrawn',
    reason: null,
  });
  if (recorded === null) return false;
  portal.standings.changed(organizationId, recorded.sums);
  return true;
}

/** What of a comment everybody may see (portal.md, "Comments"). */
function publicComment(comment: string | null): {
  commentPublic: string | null;
  commentState: 'published' | 'pending' | null;
  commentLanguage: CommentLanguage | null;
} {
  if (comment === null) return { commentPublic: null, commentState: null, commentLanguage: null };
  const { text } = maskPersonalData(comment);
  return {
    commentPublic: text,
    commentState: needsModeration(comment) === null ? 'published' : 'pending',
    commentLanguage: languageOf(comment),
  };
}
