import type { Database } from '#server/platform/database/index.ts';

/** Deletes invitations that can be accepted no more; used ones are deleted as they are used. */
export async function deleteExpiredInvitations(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('invitations').where('expires_at', '<', now).execute();
}
