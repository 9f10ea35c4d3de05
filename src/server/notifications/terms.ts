import { sql } from 'kysely';
import { addDays, minskDay, type Day } from '#domain/calendar.ts';
import { REPLY_TERM_DAYS } from '#domain/comment/reply.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { notify } from './notify.ts';

/** So many days before its end organisations are reminded of the term for replies. */
const REMINDED_BEFORE = 3;
const A_BATCH = 200;

/**
 * Tells organisations of replies that are due in three days, and of those that were due yesterday
 * (domain/comment/reply.ts); once a day. A day on which it did not run is made up for the next day,
 * and nobody is told twice of the same day.
 */
export async function notifyOfReplyTerms(portal: Portal): Promise<void> {
  const now = portal.clock();
  const today = minskDay(now);
  for (const daysLate of [0, 1]) {
    const soon = addDays(today, REMINDED_BEFORE - daysLate);
    await tellOf(portal.db, now, { on: soon, overdue: false });
    await tellOf(portal.db, now, { on: addDays(today, -1 - daysLate), overdue: true });
  }
}

async function tellOf(
  db: Database,
  now: Date,
  { on, overdue }: { on: Day; overdue: boolean },
): Promise<void> {
  for (let after = 0; ;) {
    const batch = await readWithoutReply(db, addDays(on, -REPLY_TERM_DAYS), after);
    await db.transaction().execute(async (transaction) => {
      for (const { organizationId, count } of batch) {
        await notify(transaction, now, {
          kind: 'reply-due',
          data: { organizationId, on, count, overdue },
          to: { organizationId, right: 'answer' },
        });
      }
    });
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.organizationId;
  }
}

/**
 * How many comments of a day have no reply, by organisation, for the next organisations after one.
 * It goes by the sums of the day: they say which organisations have ratings of it at all.
 */
async function readWithoutReply(
  db: Database,
  ratedOn: Day,
  after: number,
): Promise<Array<{ organizationId: number; count: number }>> {
  const { rows } = await sql<{ organizationId: number; count: number }>`
    select r.organization_id as "organizationId", count(*)::int as count
    from (
      select distinct organization_id from rating_days
      where rated_on = ${ratedOn} and organization_id > ${after} and n > 0
    ) rated
    join ratings r on r.organization_id = rated.organization_id and r.rated_on = ${ratedOn}
      and r.comment_state = 'published' and r.status = 'counted'
    where not exists (
      select from replies a where a.organization_id = r.organization_id and a.rating_id = r.id
    )
    group by r.organization_id order by r.organization_id limit ${A_BATCH}`.execute(db);
  return rows;
}
