import { COMMENT_REASONS, readGrounds, type Grounds } from '#domain/moderation/decision.ts';
import type { Notice } from '#domain/notification/kinds.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { GroundedDecision, TypedGrounds } from './commands.ts';
import { decide, type Decided, type Deciding } from './decide.ts';
import type { Reviewed } from './reviewed.ts';

/** Publishes the author's remark on an official reply, whether it waits or is hidden. */
export function publishRemark(portal: Portal, deciding: Deciding): Promise<Decided> {
  return decide(portal, deciding, async (db, reviewed) => {
    if (!(await showRemark(portal, db, reviewed))) return null;
    return { kind: 'remark-published', grounds: null, notice: about(reviewed, 'remark-published') };
  });
}

/** Hides the author's remark on an official reply, whether it waits or is published. */
export async function hideRemark(
  portal: Portal,
  deciding: Deciding,
  typed: TypedGrounds,
): Promise<GroundedDecision> {
  const read = readGrounds(COMMENT_REASONS, typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { grounds } = read;
  return decide(portal, deciding, async (db, reviewed) => {
    if (!(await setRemark(db, reviewed, 'hidden'))) return null;
    const notice = about(reviewed, 'remark-hidden', grounds);
    return { kind: 'remark-hidden', grounds, notice };
  });
}

/**
 * Shows a remark; that it was added is news to the organisation if it waited until now.
 *
 * @returns false when there is none, or everybody sees it
 */
export async function showRemark(
  { clock }: Portal,
  db: Database,
  reviewed: Reviewed,
): Promise<boolean> {
  const { organizationId, ratingId } = reviewed;
  const before = await setRemark(db, reviewed, 'published');
  if (before === 'pending') {
    await notify(db, clock(), {
      kind: 'reply-judged',
      data: { organizationId, ratingId, helped: null },
      to: { organizationId, right: 'any' },
    });
  }
  return before !== null;
}

/** @returns the state before; null when there is no remark, or it is in this state already */
async function setRemark(
  db: Database,
  { organizationId, ratingId, status }: Reviewed,
  state: 'published' | 'hidden',
): Promise<'published' | 'pending' | 'hidden' | null> {
  if (status === 'withdrawn') return null;
  const row = await db
    .selectFrom('replies')
    .select('remark_state as before')
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.before || row.before === state) return null;
  await db
    .updateTable('replies')
    .set({ remark_state: state })
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .execute();
  return row.before;
}

function about(
  { organizationId, ratingId }: Reviewed,
  decision: 'remark-hidden' | 'remark-published',
  grounds: Grounds | null = null,
): Notice {
  return { kind: 'comment-reviewed', data: { organizationId, ratingId, decision, grounds } };
}
