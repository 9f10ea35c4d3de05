import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import {
  COMMENT_REASONS,
  EXCLUSION_REASONS,
  readGrounds,
  type Grounds,
  type GroundsProblems,
} from '#domain/moderation/decision.ts';
import type { MaskingResult } from '#domain/moderation/mask-fragments.ts';
import type { Notice } from '#domain/notification/kinds.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { recountRating, uncountRating } from '#server/ratings/index.ts';
import { decide, type Decided, type Deciding } from './decide.ts';
import { maskTexts, type TypedMasking } from './masking.ts';
import type { Reviewed } from './reviewed.ts';

/** Why something is decided, as it was typed. */
export interface TypedGrounds {
  reason: string;
  note: string;
}

/** What is wrong with fragments to be masked. */
export type MaskingProblem = Exclude<MaskingResult, { text: string }>;

export type GroundedDecision = Decided | { outcome: 'invalid'; problems: GroundsProblems };
export type MaskingDecision =
  Decided | { outcome: 'invalid'; problems: GroundsProblems; masking: MaskingProblem | null };

/** Publishes a comment that waits, as it is, or a service that a rating without one names. */
export function publishComment(portal: Portal, deciding: Deciding): Promise<Decided> {
  return decide(portal, deciding, async (db, reviewed) => {
    if (!isStanding(reviewed) || reviewed.commentState !== 'pending') return null;
    await setTexts(db, reviewed, { comment_state: shownState(reviewed) });
    await tellOrganization(portal, db, reviewed);
    return { kind: 'published', grounds: null, notice: about(reviewed, 'published') };
  });
}

/**
 * Hides a comment and the service that it names, whether they wait or are published; the scores go
 * on counting.
 */
export async function hideComment(
  portal: Portal,
  deciding: Deciding,
  typed: TypedGrounds,
): Promise<GroundedDecision> {
  const read = readGrounds(COMMENT_REASONS, typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { grounds } = read;
  return decide(portal, deciding, async (db, reviewed) => {
    const { comment, commentState, serviceText } = reviewed;
    const hasText = comment !== null || serviceText !== null;
    if (!isStanding(reviewed) || !hasText || commentState === 'hidden') return null;
    await setTexts(db, reviewed, { comment_state: 'hidden' });
    return {
      kind: 'hidden',
      grounds,
      notice: about(reviewed, 'hidden', grounds),
    };
  });
}

/**
 * Masks parts of a comment, or the service that it names, and publishes the rest. What was masked
 * before stays so.
 */
export async function maskComment(
  portal: Portal,
  deciding: Deciding,
  { fragments, hidesService: asked, ...typed }: TypedGrounds & TypedMasking,
): Promise<MaskingDecision> {
  const read = readGrounds(COMMENT_REASONS, typed);
  let masking: MaskingProblem | null = null;
  const decided = await decide(portal, deciding, async (db, reviewed) => {
    if (!isStanding(reviewed) || reviewed.commentPublic === null) return null;
    const hidesService = asked && reviewed.serviceText !== null;
    const masked = maskTexts(reviewed.commentPublic, { fragments, hidesService });
    if (!('text' in masked)) masking = masked;
    if (!('text' in masked) || 'problems' in read) return null;
    await setTexts(db, reviewed, {
      comment_state: 'published',
      comment_public: masked.text,
      ...(hidesService && { service_text_public: null }),
    });
    if (reviewed.commentState === 'pending') await tellOrganization(portal, db, reviewed);
    const { grounds } = read;
    return {
      kind: 'masked',
      grounds,
      notice: about(reviewed, 'masked', grounds),
    };
  });
  const problems = 'problems' in read ? read.problems : {};
  const isInvalid = masking !== null || 'problems' in read;
  return decided.outcome === 'not-possible' && isInvalid
    ? { outcome: 'invalid', problems, masking }
    : decided;
}

/**
 * Takes back the latest decision against a comment: one that was hidden is shown as it was before,
 * masked if it had been; one that is masked is shown in full, personal data apart.
 */
export function restoreComment(portal: Portal, deciding: Deciding): Promise<Decided> {
  return decide(portal, deciding, async (db, reviewed) => {
    if (!isStanding(reviewed) || !(await showAgain(db, reviewed))) return null;
    return { kind: 'restored', grounds: null, notice: about(reviewed, 'restored') };
  });
}

/** @returns false when the comment is neither hidden nor masked */
export async function showAgain(db: Database, reviewed: Reviewed): Promise<boolean> {
  if (reviewed.commentState === 'pending') return false;
  if (reviewed.commentState === 'hidden') {
    await setTexts(db, reviewed, { comment_state: shownState(reviewed) });
    return true;
  }
  if (reviewed.comment === null || reviewed.inForce.masked === null) return false;
  const masked = (text: string | null) => text && maskPersonalData(text).text;
  await setTexts(db, reviewed, {
    comment_state: 'published',
    comment_public: masked(reviewed.comment),
    service_text_public: masked(reviewed.serviceText),
  });
  return true;
}

/** Excludes a rating from the ranking. The numbers follow at once; past standings stay. */
export async function excludeRating(
  portal: Portal,
  deciding: Deciding,
  typed: TypedGrounds,
): Promise<GroundedDecision> {
  const read = readGrounds(EXCLUSION_REASONS, typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { grounds } = read;
  return decide(portal, deciding, async (db, { organizationId, ratingId }) => {
    const rating = { organizationId, ratingId, citizenId: null };
    const { reason } = grounds;
    const recorded = await uncountRating(db, { ...rating, status: 'excluded', reason });
    if (!recorded) return null;
    return {
      kind: 'excluded',
      grounds,
      recorded,
      notice: { kind: 'rating-excluded', data: { organizationId, ratingId, grounds } },
    };
  });
}

/** Counts an excluded rating again. */
export function reinstateRating(portal: Portal, deciding: Deciding): Promise<Decided> {
  return decide(portal, deciding, async (db, reviewed) => {
    const recorded = await recountRating(db, reviewed);
    if (!recorded) return null;
    const { organizationId, ratingId } = reviewed;
    const data = { organizationId, ratingId, grounds: null };
    const notice = { kind: 'rating-excluded', data } as const;
    return { kind: 'reinstated', grounds: null, notice, recorded };
  });
}

/** What the author of a comment is told of a decision on it. */
function about(
  { organizationId, ratingId }: Reviewed,
  decision: 'published' | 'hidden' | 'masked' | 'restored',
  grounds: Grounds | null = null,
): Notice {
  return { kind: 'comment-reviewed', data: { organizationId, ratingId, decision, grounds } };
}

/** A comment that waited is news to its organisation now. */
async function tellOrganization(
  { clock }: Portal,
  db: Database,
  { organizationId, ratingId, comment }: Reviewed,
): Promise<void> {
  if (comment === null) return;
  const data = { organizationId, ratingId };
  const to = { organizationId, right: 'any' } as const;
  await notify(db, clock(), { kind: 'comment-added', data, to });
}

/** What a citizen has withdrawn is nobody's business any more. */
function isStanding({ status }: Reviewed): boolean {
  return status !== 'withdrawn';
}

/** The state of what others see: without a comment there is none. */
function shownState({ comment }: Reviewed): 'published' | null {
  return comment === null ? null : 'published';
}

async function setTexts(
  db: Database,
  { organizationId, ratingId }: Reviewed,
  change: {
    comment_state: 'published' | 'hidden' | null;
    comment_public?: string | null;
    service_text_public?: string | null;
  },
): Promise<void> {
  await db
    .updateTable('ratings')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('id', '=', ratingId)
    .execute();
}
