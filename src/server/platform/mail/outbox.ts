import type { Database } from '../database/index.ts';

/** A letter as the outbox page of the demo shows it. */
export interface OutboxLetter {
  id: number;
  recipient: string;
  subject: string;
  body: string;
  createdAt: Date;
}

/** The newest letters, newest first, 50 at most. */
export async function readOutbox(db: Database): Promise<OutboxLetter[]> {
  return db
    .selectFrom('letters')
    .select(['id', 'recipient', 'subject', 'body', 'created_at as createdAt'])
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}
