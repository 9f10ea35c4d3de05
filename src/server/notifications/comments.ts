import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { notify } from './notify.ts';

/** Up to when comments have been told of: a row of the settings. */
const TOLD_UP_TO = 'notifications.comments';

/**
 * What begins before the last look and is committed after it is found by looking back so far, in
 * milliseconds; a rating is one statement and takes much less.
 */
const OVERLAP = 5 * 60_000;
const A_BATCH = 200;

interface NewComment {
  organizationId: number;
  ratingId: number;
  state: 'published' | 'pending';
}

/**
 * Tells organisations of new comments, and the operator of those that wait for a decision. It
 * stands in a job so that submitting a rating stays one statement. Nobody is told twice: also a
 * run that was cut off can just be repeated, and two at once do no harm.
 */
export async function notifyOfComments(portal: Portal): Promise<void> {
  const now = portal.clock();
  const since = await toldUpTo(portal.db, now);
  let after: NewComment | null = null;
  do {
    const batch: NewComment[] = await readComments(portal.db, { since, now, after });
    await portal.db.transaction().execute(async (db) => {
      for (const comment of batch) await tell(db, now, comment);
    });
    after = batch.length < A_BATCH ? null : batch.at(-1)!;
  } while (after !== null);
  await portal.db
    .updateTable('settings')
    .set({ value: JSON.stringify(now) })
    .where('key', '=', TOLD_UP_TO)
    .execute();
}

/** At the very first run, what was there before is no news. */
async function toldUpTo(db: Database, now: Date): Promise<Date> {
  const value = JSON.stringify(now);
  const { value: moment } = await db
    .insertInto('settings')
    .values({ key: TOLD_UP_TO, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key: TOLD_UP_TO }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return new Date(moment as string);
}

async function readComments(
  db: Database,
  { since, now, after }: { since: Date; now: Date; after: NewComment | null },
): Promise<NewComment[]> {
  const from = new Date(since.getTime() - OVERLAP);
  return (
    db
      .selectFrom('ratings')
      .select(['organization_id as organizationId', 'id as ratingId'])
      .select(({ ref }) => ref('comment_state').$castTo<'published' | 'pending'>().as('state'))
      // Written out, so that the index of such comments is known to hold them.
      .where(sql<boolean>`status = 'counted' and comment_state in ('published', 'pending')`)
      .where('created_at', '>', from)
      .where('created_at', '<=', now)
      .$if(after !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('organization_id', 'id'), '>', tuple(after!.organizationId, after!.ratingId)),
        ),
      )
      .orderBy('organization_id')
      .orderBy('id')
      .limit(A_BATCH)
      .execute()
  );
}

async function tell(
  db: Database,
  now: Date,
  { organizationId, ratingId, state }: NewComment,
): Promise<void> {
  const data = { organizationId, ratingId };
  if (state === 'pending') {
    await notify(db, now, { kind: 'comment-pending', data, to: { role: 'operator' } });
  } else {
    const to = { organizationId, right: 'any' } as const;
    await notify(db, now, { kind: 'comment-added', data, to });
  }
}
