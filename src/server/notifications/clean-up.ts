import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';

/** Notifications are kept so long, in days, read or not. */
export const NOTIFICATIONS_KEPT_DAYS = 182;

const A_BATCH = 5000;

/** Deletes old notifications, some at a time, so that nobody waits for a long transaction. */
export async function deleteOldNotifications(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - NOTIFICATIONS_KEPT_DAYS * 86_400_000);
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from notifications where (user_id, id) in (
        select user_id, id from notifications
        where created_at < ${before}::timestamptz limit ${A_BATCH}
      )`.execute(db);
    if (Number(numAffectedRows ?? 0) < A_BATCH) return;
  }
}
