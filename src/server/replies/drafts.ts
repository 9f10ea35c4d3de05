import { readReply } from '#domain/comment/reply.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { answerableOrganization, isWaiting, type CommentKey } from './answerable.ts';

/** A reply that somebody of the organisation has begun; colleagues see it and go on. */
export interface ReplyDraft {
  body: string;
  /** Grows with each saving; 0: there is none yet. */
  version: number;
  /** The name of who saved it; null when that person answers for the organisation no more. */
  savedBy: string | null;
  savedAt: Date;
}

export type DraftResult =
  | { outcome: 'saved' }
  /** An empty text takes the draft away. */
  | { outcome: 'removed' }
  | { outcome: 'too-long' }
  | { outcome: 'not-found' }
  /** A colleague saved first: nothing is stored, and what stands comes back (null: it was removed). */
  | { outcome: 'changed-meanwhile'; theirs: ReplyDraft | null };

/**
 * Keeps a reply that is not ready. It binds nobody, so the log of officials has nothing of it.
 *
 * @param version the draft that was edited; another one in the database means a colleague was quicker
 */
export async function saveDraft(
  portal: Portal,
  person: Person,
  key: CommentKey,
  { body: typed, version }: { body: string; version: number },
): Promise<DraftResult> {
  if (!(await answerableOrganization(portal, person, key))) return { outcome: 'not-found' };
  const reply = readReply(typed);
  if ('problem' in reply && reply.problem === 'too-long') return { outcome: 'too-long' };
  return portal.db.transaction().execute(async (db): Promise<DraftResult> => {
    if (!(await isWaiting(db, key))) return { outcome: 'not-found' };
    const isStored =
      'problem' in reply
        ? await remove(db, key, version)
        : await store(db, key, {
            body: reply.body,
            version,
            saved_by: person.id,
            saved_at: portal.clock(),
          });
    if (!isStored) return { outcome: 'changed-meanwhile', theirs: await readDraft(db, key) };
    return { outcome: 'problem' in reply ? 'removed' : 'saved' };
  });
}

async function store(
  db: Database,
  { organizationId, ratingId }: CommentKey,
  { version, ...draft }: { body: string; version: number; saved_by: string; saved_at: Date },
): Promise<boolean> {
  const key = { organization_id: organizationId, rating_id: ratingId };
  const row =
    version === 0
      ? await db
          .insertInto('reply_drafts')
          .values({ ...key, ...draft })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('reply_drafts')
          .set({ ...draft, version: version + 1 })
          .where('organization_id', '=', organizationId)
          .where('rating_id', '=', ratingId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when another version stands */
async function remove(
  db: Database,
  { organizationId, ratingId }: CommentKey,
  version: number,
): Promise<boolean> {
  await db
    .deleteFrom('reply_drafts')
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .where('version', '=', version)
    .execute();
  return (await readDraft(db, { organizationId, ratingId })) === null;
}

/** The draft of a reply to a comment, if there is one; whoever asks must be allowed to. */
export async function readDraft(
  db: Database,
  { organizationId, ratingId }: CommentKey,
): Promise<ReplyDraft | null> {
  const row = await draftsWithNames(db)
    .where('d.organization_id', '=', organizationId)
    .where('d.rating_id', '=', ratingId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { body, version, savedBy, savedAt } = row;
  return { body, version, savedBy, savedAt };
}

/** Of these comments, those for which a reply has been begun. */
export async function readDrafts(
  db: Database,
  organizationId: number,
  ratingIds: readonly number[],
): Promise<Map<number, ReplyDraft>> {
  if (ratingIds.length === 0) return new Map();
  const rows = await draftsWithNames(db)
    .where('d.organization_id', '=', organizationId)
    .where('d.rating_id', 'in', ratingIds)
    .execute();
  return new Map(rows.map(({ ratingId, ...draft }) => [ratingId, draft]));
}

function draftsWithNames(db: Database) {
  return db
    .selectFrom('reply_drafts as d')
    .leftJoin('responsible_persons as p', (join) =>
      join
        .onRef('p.organization_id', '=', 'd.organization_id')
        .onRef('p.user_id', '=', 'd.saved_by')
        .on('p.removed_at', 'is', null),
    )
    .select(['d.rating_id as ratingId', 'd.body', 'd.version', 'd.saved_at as savedAt'])
    .select('p.name as savedBy');
}
