import type { Database } from '#server/platform/database/index.ts';
import { endResetLinks } from './reset-links.ts';

/** Ends all sessions of an account, and the links of letters that could set its password. */
export async function endSessions(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).execute();
  await endResetLinks(db, userId);
}
