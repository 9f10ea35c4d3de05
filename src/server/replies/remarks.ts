import { assertMay } from '#domain/access/permissions.ts';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import { readRemark, type RemarkProblem } from '#domain/comment/remark.ts';
import type { Person } from '#server/identity/index.ts';
import { currentWords } from '#server/moderation-words/index.ts';
import { notify } from '#server/notifications/index.ts';
import type { Portal } from '#server/portal.ts';
import type { CommentKey } from './answerable.ts';

export type RemarkResult =
  | { outcome: 'added'; state: 'published' | 'pending' }
  | { outcome: 'invalid'; problem: RemarkProblem }
  /** Not the person's comment, not shown any more, without a reply, or remarked on already. */
  | { outcome: 'not-found' };

/**
 * The author of a comment adds one remark to the official reply. As in a comment, personal data
 * are masked before anyone else sees it, and what needs moderation waits for the operator.
 */
export async function addRemark(
  portal: Portal,
  person: Person,
  { organizationId, ratingId }: CommentKey,
  typed: string,
): Promise<RemarkResult> {
  assertMay(person, 'rate');
  const read = readRemark(typed);
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem };
  const { remark } = read;
  const held = needsModeration(remark, await currentWords(portal.db)).length > 0;
  const state = held ? ('pending' as const) : ('published' as const);
  const now = portal.clock();
  const isAdded = await portal.db.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('replies')
      .set({ remark, remark_public: maskPersonalData(remark).text })
      .set({ remark_state: state, remarked_at: now })
      .where('organization_id', '=', organizationId)
      .where('rating_id', '=', ratingId)
      .where('remark', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('ratings')
            .select('ratings.id')
            .whereRef('ratings.organization_id', '=', 'replies.organization_id')
            .whereRef('ratings.id', '=', 'replies.rating_id')
            .where('citizen_id', '=', person.id)
            .where('status', '=', 'counted')
            .where('comment_state', '=', 'published'),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (!held) {
      await notify(db, now, {
        kind: 'reply-judged',
        data: { organizationId, ratingId, helped: null },
        to: { organizationId, right: 'any' },
      });
    }
    return true;
  });
  if (!isAdded) return { outcome: 'not-found' };
  if (!held) await portal.standings.pageChanged(organizationId);
  return { outcome: 'added', state };
}
