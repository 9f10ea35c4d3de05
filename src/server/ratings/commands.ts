import { minskDay, startOfNextMinskDay } from '#domain/calendar.ts';
import { languageOf } from '#domain/comment/language.ts';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import { isLowRating } from '#domain/rating/low-rating.ts';
import type { Person } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { reasonsToHold, type SourcedTexts } from './hold.ts';
import {
  lockRating,
  recordRating,
  uncountRating,
  type NewRating,
  type NotRecorded,
  type Recorded,
} from './record.ts';
import { parseQuestionnaire, type FieldProblems, type Fields } from './schema.ts';
import { readTerms } from './terms.ts';

/** What came of a filled-in questionnaire. */
export type Submission =
  | { outcome: 'rated'; ratingId: number; commentState: 'published' | 'pending' | null }
  | { outcome: 'invalid'; problems: FieldProblems }
  | { outcome: 'already-rated'; canRateFrom: Date }
  | { outcome: 'not-a-citizen' }
  | { outcome: 'unknown-organization' };

/**
 * Submits a questionnaire (portal.md, "Rating needs a login", "At most one rating"): only a
 * citizen, only on a published organisation, once a Minsk day. It counts at once, also when its
 * comment has to wait for the operator.
 *
 * @param address the network address that it comes from, which is not stored; null: unknown
 */
export async function submitRating(
  portal: Portal,
  person: Person,
  organizationId: number,
  fields: Fields,
  address: string | null = null,
): Promise<Submission> {
  if (person.role !== 'citizen') return { outcome: 'not-a-citizen' };
  const now = portal.clock();
  const today = minskDay(now);
  const terms = await readTerms(portal.db, organizationId, now);
  if (terms === null) return { outcome: 'unknown-organization' };
  const parsed = parseQuestionnaire(fields, terms);
  if (!parsed.ok) return { outcome: 'invalid', problems: parsed.problems };
  const { scores, comment, ownService, typedService, ...rest } = parsed.questionnaire;
  const texts = { comment, typedService };
  const published = await publicTexts(portal, { ...texts, citizenId: person.id, address });
  const rating = {
    organizationId,
    citizenId: person.id,
    ratedOn: today,
    ...scores,
    ...rest,
    comment,
    ...published,
    serviceText: ownService?.nameRu ?? typedService,
    serviceTextBe: ownService?.nameBe ?? null,
    serviceTextPublic: ownService?.nameRu ?? published.serviceTextPublic,
  };
  const recorded =
    comment !== null && isLowRating(scores)
      ? await recordLowRating(portal.db, rating, now)
      : await recordRating(portal.db, rating);
  if (recorded === 'not-published') return { outcome: 'unknown-organization' };
  if (recorded === 'already-rated') {
    return { outcome: 'already-rated', canRateFrom: startOfNextMinskDay(now) };
  }
  portal.standings.changed(organizationId, recorded.sums);
  return {
    outcome: 'rated',
    ratingId: recorded.ratingId,
    commentState: published.commentState,
  };
}

/** Stores a low rating with a comment, of which the organisation is told at once. */
function recordLowRating(
  db: Database,
  rating: NewRating,
  now: Date,
): Promise<Recorded | NotRecorded> {
  return db.transaction().execute(async (transaction) => {
    const recorded = await recordRating(transaction, rating);
    if (typeof recorded === 'string') return recorded;
    const { organizationId, commentState } = rating;
    const { ratingId } = recorded;
    await notify(transaction, now, {
      kind: 'low-rating',
      data: { organizationId, ratingId, published: commentState === 'published' },
      to: { organizationId, right: 'any' },
    });
    return recorded;
  });
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
  const recorded = await portal.db.transaction().execute(async (db) => {
    await lockRating(db, { organizationId, ratingId });
    return uncountRating(db, {
      organizationId,
      ratingId,
      citizenId: person.id,
      status: 'withdrawn',
      reason: null,
    });
  });
  if (recorded === null) return false;
  portal.standings.changed(organizationId, recorded.sums);
  return true;
}

/**
 * What of a comment and of the service that it names everybody may see, and why they wait, both
 * together (portal.md, "Comments").
 */
async function publicTexts(portal: Portal, { citizenId, address, ...texts }: SourcedTexts) {
  const { comment, typedService } = texts;
  const reasons = await reasonsToHold(portal, { ...texts, citizenId, address });
  const waits = reasons.length > 0;
  return {
    commentPublic: comment && maskPersonalData(comment).text,
    serviceTextPublic: typedService && maskPersonalData(typedService).text,
    commentState: waits ? ('pending' as const) : comment === null ? null : ('published' as const),
    commentHeldFor: waits ? reasons : null,
    commentLanguage: comment === null ? null : languageOf(comment),
  } satisfies Partial<NewRating>;
}
