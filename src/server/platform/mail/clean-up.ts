import type { Database } from '../database/index.ts';

/** Letters are kept so long, in days. */
export const LETTERS_KEPT_DAYS = 30;

/** Deletes old letters: those that were sent, and those that were given up long ago. */
export async function deleteOldLetters(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('letters')
    .where('created_at', '<', new Date(now.getTime() - LETTERS_KEPT_DAYS * 86_400_000))
    .execute();
}
