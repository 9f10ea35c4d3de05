import type { Database } from '#server/platform/database/index.ts';

const DRAFTS_KEPT_HOURS = 24;

/** Deletes questionnaires that nobody came back to. */
export async function deleteOldDrafts(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('questionnaire_drafts')
    .where('saved_at', '<', new Date(now.getTime() - DRAFTS_KEPT_HOURS * 3_600_000))
    .execute();
}
