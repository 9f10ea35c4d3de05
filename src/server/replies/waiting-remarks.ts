import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { isReviewOverdue } from '#domain/moderation/term.ts';
import type { Person } from '#server/identity/index.ts';
import type { MomentKey } from '#server/moderation/index.ts';
import { paged, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { CommentKey } from './answerable.ts';

/** A remark that waits for the operator. */
export interface WaitingRemark extends CommentKey {
  organizationNameRu: string;
  organizationNameBe: string;
  reply: string;
  /** As its author wrote it. */
  remark: string;
  remarkedAt: Date;
  overdue: boolean;
}

/**
 * The remarks that wait for the operator, oldest first. They are overdue as comments are.
 *
 * @throws NotAllowed
 */
export async function readWaitingRemarks(
  { db, clock }: Portal,
  person: Person,
  { after, limit }: { after: MomentKey | null; limit: number },
): Promise<Paged<WaitingRemark, MomentKey>> {
  assertMay(person, 'moderate');
  const { rows, next } = await db
    .selectFrom('replies as a')
    .innerJoin('organizations as o', 'o.id', 'a.organization_id')
    .select(['a.organization_id as organizationId', 'a.rating_id as ratingId', 'a.body as reply'])
    .select(['o.name_ru as organizationNameRu', 'o.name_be as organizationNameBe'])
    .select(({ ref }) => [
      ref('a.remark').$notNull().as('remark'),
      ref('a.remarked_at').$notNull().as('remarkedAt'),
    ])
    .where('a.remark_state', '=', 'pending')
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(a.remarked_at, a.rating_id) > (${after?.at}::timestamptz, ${after?.id}::bigint)`,
      ),
    )
    .orderBy('a.remarked_at')
    .orderBy('a.rating_id')
    .$call(paged(limit, (row) => ({ at: row.remarkedAt, id: row.ratingId })));
  const now = clock();
  return {
    rows: rows.map((row) => ({ ...row, overdue: isReviewOverdue(row.remarkedAt, now) })),
    next,
  };
}
