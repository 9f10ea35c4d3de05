import { REQUEST_KEPT_DAYS } from '#domain/organization/registration-request.ts';
import type { Database } from '#server/platform/database/index.ts';

/** Deletes decided requests whose term is over, with the persons they name and their letters. */
export async function deleteOldRequests(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('registration_requests')
    .where('decided_at', '<', new Date(now.getTime() - REQUEST_KEPT_DAYS * 86_400_000))
    .execute();
}
