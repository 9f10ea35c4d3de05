import type { DecisionKind, DecisionReason, Grounds } from '#domain/moderation/decision.ts';
import { decisionsInForce, type InForce } from '#domain/moderation/in-force.ts';
import type { Notice } from '#domain/notification/kinds.ts';
import type { Person } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';

/** Which rating, with its comment. */
export interface ReviewKey {
  organizationId: number;
  ratingId: number;
}

/** What was decided on a rating once; decisions are never changed. */
export interface Decision {
  id: number;
  kind: DecisionKind;
  reason: DecisionReason | null;
  note: string | null;
  decidedAt: Date;
  decidedBy: string;
}

/** A rating of which something is being decided; nobody else changes it meanwhile. */
export interface Reviewed extends ReviewKey {
  status: 'counted' | 'withdrawn' | 'excluded';
  commentState: 'published' | 'pending' | 'hidden' | null;
  comment: string | null;
  commentPublic: string | null;
  /** The service in words, as it was named. */
  serviceText: string | null;
  createdAt: Date;
  /** Null once the account is gone. */
  authorId: string | null;
  /** The earliest first. */
  decisions: Decision[];
  inForce: InForce<Decision>;
  hasOpenAppeal: boolean;
}

/** Reads a rating and locks it until the end of the transaction; null when there is none. */
export async function lockReviewed(
  db: Database,
  { organizationId, ratingId }: ReviewKey,
): Promise<Reviewed | null> {
  const row = await db
    .selectFrom('ratings as r')
    .select(['r.status', 'r.comment', 'r.comment_public', 'r.comment_state', 'r.created_at'])
    .select(['r.citizen_id', 'r.service_text'])
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', ratingId)
    .forUpdate('r')
    .executeTakeFirst();
  if (!row) return null;
  const decisions = await decisionsOn(db, { organizationId, ratingId });
  return {
    organizationId,
    ratingId,
    status: row.status,
    commentState: row.comment_state,
    comment: row.comment,
    commentPublic: row.comment_public,
    createdAt: row.created_at,
    authorId: row.citizen_id,
    serviceText: row.service_text,
    decisions,
    inForce: decisionsInForce(decisions),
    hasOpenAppeal: await hasOpenAppeal(db, { organizationId, ratingId }),
  };
}

/** All that was decided on a rating, the earliest first. */
export function decisionsOn(
  db: Database,
  { organizationId, ratingId }: ReviewKey,
): Promise<Decision[]> {
  return db
    .selectFrom('moderation_decisions')
    .select(['id', 'kind', 'reason', 'note'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy'])
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .orderBy('id')
    .execute();
}

async function hasOpenAppeal(
  db: Database,
  { organizationId, ratingId }: ReviewKey,
): Promise<boolean> {
  const row = await db
    .selectFrom('moderation_appeals')
    .select('rating_id')
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

const ON_COMMENT: ReadonlySet<DecisionKind> = new Set([
  'published',
  'masked',
  'hidden',
  'restored',
] as const);

/** Writes down what was decided. */
export async function storeDecision(
  db: Database,
  { organizationId, ratingId, commentState, createdAt }: Reviewed,
  { kind, grounds }: { kind: DecisionKind; grounds: Grounds | null },
  { person, now }: { person: Person; now: Date },
): Promise<void> {
  const isOnComment = ON_COMMENT.has(kind);
  await db
    .insertInto('moderation_decisions')
    .values({
      organization_id: organizationId,
      rating_id: ratingId,
      kind,
      reason: grounds?.reason ?? null,
      note: grounds?.note ?? null,
      waited_since: isOnComment && commentState === 'pending' ? createdAt : null,
      decided_at: now,
      decided_by: person.login,
    })
    .execute();
}

/** Tells the author; nobody when the account is gone. */
export async function tellAuthor(
  db: Database,
  at: Date,
  { authorId }: Reviewed,
  notice: Notice,
): Promise<void> {
  if (authorId) await notify(db, at, { ...notice, to: { userId: authorId } });
}
