import { ATTACHMENT_KEPT_DAYS, MESSAGE_KEPT_DAYS } from '#domain/feedback/feedback.ts';
import type { Database } from '#server/platform/database/index.ts';

/**
 * Deletes messages whose term is over, with all that they say of their senders, and attachments
 * sooner. What waits for an answer stays.
 */
export async function deleteOldMessages(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db
    .deleteFrom('feedback_messages')
    .where('decided_at', '<', before(MESSAGE_KEPT_DAYS))
    .execute();
  await db
    .deleteFrom('feedback_attachments')
    .where('message_id', 'in', (query) =>
      query
        .selectFrom('feedback_messages')
        .select('id')
        .where('decided_at', '<', before(ATTACHMENT_KEPT_DAYS)),
    )
    .execute();
}
