import { assertMay } from '#domain/access/permissions.ts';
import { readReply, type ReplyProblem } from '#domain/comment/reply.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { answerableOrganization, type CommentKey } from './answerable.ts';
import { readDraft, type ReplyDraft } from './drafts.ts';

export type ReplyResult =
  | { outcome: 'replied' }
  | { outcome: 'invalid'; problem: ReplyProblem }
  /** Not the person's organisation, not allowed to answer, or no published comment. */
  | { outcome: 'not-found' }
  /** A colleague was quicker; official replies are not overwritten. */
  | { outcome: 'replied-already' }
  /** A colleague has gone on with the draft meanwhile (null: removed it); nothing is published. */
  | { outcome: 'changed-meanwhile'; theirs: ReplyDraft | null };

/**
 * Answers a published comment officially; its author is told. The draft of the reply is
 * done with.
 *
 * @param typed with the version of the draft that its writer has seen; 0: none
 */
export async function replyToComment(
  portal: Portal,
  person: Person,
  { organizationId, ratingId }: CommentKey,
  typed: { body: string; draftVersion: number },
): Promise<ReplyResult> {
  const organization = await answerableOrganization(portal, person, { organizationId });
  if (!organization) return { outcome: 'not-found' };
  const reply = readReply(typed.body);
  if ('problem' in reply) return { outcome: 'invalid', problem: reply.problem };
  try {
    const result = await portal.db.transaction().execute(async (db): Promise<ReplyResult> => {
      const author = await readAuthor(db, { organizationId, ratingId });
      if (!author) return { outcome: 'not-found' };
      const now = portal.clock();
      const { body } = reply;
      await db
        .insertInto('replies')
        .values({ organization_id: organizationId, rating_id: ratingId, body, created_at: now })
        .execute();
      if (author.id !== null) {
        const data = { organizationId, ratingId };
        await notify(db, now, { kind: 'reply-received', data, to: { userId: author.id } });
      }
      await record(db, person, now, {
        action: 'comment-replied',
        subject: 'rating',
        subjectId: ratingId,
        after: { organizationId, body },
      });
      const held = await takeDraft(db, { organizationId, ratingId }, typed.draftVersion);
      if (held !== 'taken') throw new DraftChanged(held);
      return { outcome: 'replied' };
    });
    if (result.outcome !== 'replied') return result;
  } catch (error) {
    if (error instanceof DraftChanged)
      return { outcome: 'changed-meanwhile', theirs: error.theirs };
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'replied-already' };
  }
  await portal.standings.pageChanged(organizationId);
  return { outcome: 'replied' };
}

/** Undoes a reply whose draft a colleague has changed. */
class DraftChanged extends Error {
  readonly theirs: ReplyDraft | null;

  constructor(theirs: ReplyDraft | null) {
    super('the draft was changed meanwhile');
    this.theirs = theirs;
  }
}

/**
 * Takes away the draft that a reply has come from.
 *
 * @returns the other draft that stands there, if a colleague was quicker; null: that one is gone
 */
async function takeDraft(
  db: Database,
  key: CommentKey,
  version: number,
): Promise<'taken' | ReplyDraft | null> {
  const { numDeletedRows } = await db
    .deleteFrom('reply_drafts')
    .where('organization_id', '=', key.organizationId)
    .where('rating_id', '=', key.ratingId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return 'taken';
  const theirs = await readDraft(db, key);
  return theirs === null && version === 0 ? 'taken' : theirs;
}

/** The author of a published comment; without an id when the account is gone. */
async function readAuthor(db: Database, { organizationId, ratingId }: CommentKey) {
  return db
    .selectFrom('ratings')
    .select('citizen_id as id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', ratingId)
    .where('status', '=', 'counted')
    .where('comment_state', '=', 'published')
    .executeTakeFirst();
}

/**
 * The author of a comment says once whether the reply helped.
 *
 * @returns false when it is not the person's comment, has no reply, or was said already
 */
export async function judgeReply(
  portal: Portal,
  person: Person,
  { organizationId, ratingId }: CommentKey,
  helped: boolean,
): Promise<boolean> {
  assertMay(person, 'rate');
  const isJudged = await portal.db.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('replies')
      .set({ helped })
      .where('organization_id', '=', organizationId)
      .where('rating_id', '=', ratingId)
      .where('helped', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('ratings')
            .select('ratings.id')
            .whereRef('ratings.organization_id', '=', 'replies.organization_id')
            .whereRef('ratings.id', '=', 'replies.rating_id')
            .where('citizen_id', '=', person.id),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const data = { organizationId, ratingId, helped };
    const to = { organizationId, right: 'any' } as const;
    await notify(db, portal.clock(), { kind: 'reply-judged', data, to });
    return true;
  });
  if (!isJudged) return false;
  await portal.standings.pageChanged(organizationId);
  return true;
}
