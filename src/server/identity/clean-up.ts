import type { Database } from '#server/platform/database/index.ts';

/** Wrong passwords are forgotten after so many days without a further one. */
const FAILURES_KEPT_DAYS = 1;

/** Deletes what is over: sessions, links, registrations that nobody confirmed, wrong passwords. */
export async function deleteExpired(db: Database, now: Date): Promise<void> {
  const failuresSince = new Date(now.getTime() - FAILURES_KEPT_DAYS * 86_400_000);
  await db.deleteFrom('sessions').where('expiresAt', '<', now).execute();
  await db.deleteFrom('verifications').where('expiresAt', '<', now).execute();
  await db.deleteFrom('registrations').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_in_failures').where('last_at', '<', failuresSince).execute();
}
