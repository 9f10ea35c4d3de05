import type { Database } from '../database/index.ts';

/** Letters are kept so long, in days. */
export const LETTERS_KEPT_DAYS = 30;

/**
 * Deletes old letters: those that were sent, and those that were given up.
 *
 * @param isDelivered whether letters leave the portal at all: then those that wait stay until they
 *   have left; otherwise they go, too
 */
export async function deleteOldLetters(
  db: Database,
  now: Date,
  isDelivered: boolean,
): Promise<void> {
  await db
    .deleteFrom('letters')
    .where('created_at', '<', new Date(now.getTime() - LETTERS_KEPT_DAYS * 86_400_000))
    .$if(isDelivered, (query) =>
      query.where(({ eb, or }) =>
        or([eb('sent_at', 'is not', null), eb('given_up_at', 'is not', null)]),
      ),
    )
    .execute();
}
