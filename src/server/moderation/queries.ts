import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { minskDay, startOfMinskDay } from '#domain/calendar.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import type { DecisionKind, DecisionReason } from '#domain/moderation/decision.ts';
import { isReviewOverdue, oldestInTime } from '#domain/moderation/term.ts';
import type { Person } from '#server/identity/index.ts';
import { paged, type Database, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { ReviewKey } from './reviewed.ts';

/** A rating as lists of the operator show it; who gave it is never said. */
export interface ListedReview extends ReviewKey {
  organizationNameRu: string;
  organizationNameBe: string;
  ratedOn: string;
  comment: string | null;
  /** A service in words, as others see it or would. */
  serviceText: string | null;
}

/** A comment that waits. */
export interface WaitingReview extends ListedReview {
  heldFor: HoldReason[];
  createdAt: Date;
  overdue: boolean;
}

/** An appeal that waits. */
export interface WaitingAppeal extends ListedReview {
  kind: DecisionKind;
  body: string;
  createdAt: Date;
  overdue: boolean;
}

/** A decision that was made. */
export interface ListedDecision extends ListedReview {
  id: number;
  kind: DecisionKind;
  reason: DecisionReason | null;
  decidedAt: Date;
  decidedBy: string;
}

/** Where a page goes on that is ordered by moments. */
export interface MomentKey {
  at: Date;
  id: number;
}

const LISTED = [
  'r.organization_id as organizationId',
  'r.id as ratingId',
  'o.name_ru as organizationNameRu',
  'o.name_be as organizationNameBe',
  'r.rated_on as ratedOn',
  'r.comment_public as comment',
  'r.service_text_public as serviceText',
] as const;

/**
 * The comments that wait, oldest first.
 *
 * @throws NotAllowed
 */
export async function readWaiting(
  { db, clock }: Portal,
  person: Person,
  { after, limit }: { after: { ratedOn: string; id: number } | null; limit: number },
): Promise<Paged<WaitingReview, { ratedOn: string; id: number }>> {
  assertMay(person, 'moderate');
  const { rows, next } = await db
    .selectFrom('ratings as r')
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .select(LISTED)
    .select(['r.comment_held_for as heldFor', 'r.created_at as createdAt'])
    .where('r.comment_state', '=', 'pending')
    .where('r.status', '=', 'counted')
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(r.rated_on, r.id) > (${after?.ratedOn}::date, ${after?.id}::bigint)`,
      ),
    )
    .orderBy('r.rated_on')
    .orderBy('r.id')
    .$call(paged(limit, (row) => ({ ratedOn: row.ratedOn, id: row.ratingId })));
  const now = clock();
  return {
    rows: rows.map(({ heldFor, ...row }) => ({
      ...row,
      heldFor: heldFor ?? [],
      overdue: isReviewOverdue(row.createdAt, now),
    })),
    next,
  };
}

/**
 * The appeals that wait, oldest first.
 *
 * @throws NotAllowed
 */
export async function readAppeals(
  { db, clock }: Portal,
  person: Person,
  { after, limit }: { after: MomentKey | null; limit: number },
): Promise<Paged<WaitingAppeal, MomentKey>> {
  assertMay(person, 'moderate');
  const { rows, next } = await db
    .selectFrom('moderation_appeals as a')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.organization_id', '=', 'a.organization_id').onRef('r.id', '=', 'a.rating_id'),
    )
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .innerJoin('moderation_decisions as d', (join) =>
      join.onRef('d.organization_id', '=', 'a.organization_id').onRef('d.id', '=', 'a.decision_id'),
    )
    .select(LISTED)
    .select(['d.kind', 'a.body', 'a.created_at as createdAt'])
    .where('a.outcome', 'is', null)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(a.created_at, a.rating_id) > (${after?.at}::timestamptz, ${after?.id}::bigint)`,
      ),
    )
    .orderBy('a.created_at')
    .orderBy('a.rating_id')
    .$call(paged(limit, (row) => ({ at: row.createdAt, id: row.ratingId })));
  const now = clock();
  return {
    rows: rows.map((row) => ({ ...row, overdue: isReviewOverdue(row.createdAt, now) })),
    next,
  };
}

/**
 * What was decided, the latest first.
 *
 * @throws NotAllowed
 */
export async function readDecided(
  { db }: Portal,
  person: Person,
  { after, limit }: { after: MomentKey | null; limit: number },
): Promise<Paged<ListedDecision, MomentKey>> {
  assertMay(person, 'moderate');
  return db
    .selectFrom('moderation_decisions as d')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.organization_id', '=', 'd.organization_id').onRef('r.id', '=', 'd.rating_id'),
    )
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .select(LISTED)
    .select(['d.id', 'd.kind', 'd.reason', 'd.decided_at as decidedAt'])
    .select('d.decided_by as decidedBy')
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(d.decided_at, d.id) < (${after?.at}::timestamptz, ${after?.id}::bigint)`,
      ),
    )
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id', 'desc')
    .$call(paged(limit, (row) => ({ at: row.decidedAt, id: row.id })));
}

/** How full the operator's queues are; nothing is counted beyond `MOST_COUNTED`. */
export interface ReviewQueues {
  waiting: QueueFill;
  appeals: QueueFill;
  /** Remarks of authors on official replies. */
  remarks: QueueFill;
}

export interface QueueFill {
  count: number;
  overdue: number;
  /** Since when the oldest waits; null: nothing does. */
  oldest: Date | null;
}

export const MOST_COUNTED = 1_000;

/** @throws NotAllowed */
export async function readReviewQueues(
  { db, clock }: Portal,
  person: Person,
): Promise<ReviewQueues> {
  assertMay(person, 'moderate');
  return countReviewQueues(db, clock());
}

/** How many comments, appeals and remarks wait, `MOST_COUNTED` of each at most. */
export async function countReviewQueues(db: Database, now: Date): Promise<ReviewQueues> {
  const inTime = startOfMinskDay(oldestInTime(minskDay(now)));
  const fill = (waiting: ReturnType<typeof sql>) =>
    sql<QueueFill>`
      select count(*)::int as count, min(created_at) as oldest,
        count(*) filter (where created_at < ${inTime}::timestamptz)::int as overdue
      from (${waiting} limit ${MOST_COUNTED}::int) waiting`.execute(db);
  const [comments, appeals, remarks] = await Promise.all([
    fill(sql`select created_at from ratings
      where comment_state = 'pending' and status = 'counted' order by rated_on, id`),
    fill(sql`select created_at from moderation_appeals
      where outcome is null order by created_at, rating_id`),
    fill(sql`select remarked_at as created_at from replies
      where remark_state = 'pending' order by remarked_at, rating_id`),
  ]);
  return {
    waiting: filled(comments.rows[0]!),
    appeals: filled(appeals.rows[0]!),
    remarks: filled(remarks.rows[0]!),
  };
}

function filled({ oldest, ...fill }: QueueFill): QueueFill {
  return { ...fill, oldest: oldest && new Date(oldest) };
}
