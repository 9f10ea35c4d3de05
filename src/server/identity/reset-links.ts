import type { Database } from '#server/platform/database/index.ts';

/**
 * Ends all links of letters that could still set a password of the account: after one was used,
 * and after its password or address changed, so that nobody with an old letter undoes that.
 */
export async function endResetLinks(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('verifications').where('value', '=', userId).execute();
}
