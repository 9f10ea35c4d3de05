import type { FeedbackTopic } from '#domain/feedback/feedback.ts';
import { isIntact, normalizeEmail } from '#domain/identity/text.ts';
import { networkOf, type Visit } from '#server/identity/index.ts';
import type { FeedbackState } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { numberIn } from './queries.ts';

/** What whoever sent a message may see of it. The texts of both sides are in the mailbox alone. */
export interface SentMessage {
  number: number;
  topic: FeedbackTopic;
  state: FeedbackState;
  createdAt: Date;
  decidedAt: Date | null;
  closingReason: string | null;
}

export type MessageLookupResult =
  | { outcome: 'found'; message: SentMessage }
  /** No such number, or not with this address: which of the two is not said. */
  | { outcome: 'not-found' }
  | { outcome: 'too-many'; seconds: number };

/** The state of a message, for who knows its number and the address that was given with it. */
export async function lookUpMessage(
  portal: Portal,
  typed: { number: string; email: string },
  visit: Visit,
): Promise<MessageLookupResult> {
  const keys = { lookups: networkOf(visit.address) };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  const number = numberIn(typed.number);
  const email = normalizeEmail(typed.email);
  if (number === null || !isIntact(email)) return { outcome: 'not-found' };
  const message = await portal.db
    .selectFrom('feedback_messages')
    .select(['id as number', 'topic', 'state', 'created_at as createdAt'])
    .select(['decided_at as decidedAt', 'closing_reason as closingReason'])
    .where('id', '=', number)
    .where('email', '=', email)
    .executeTakeFirst();
  return message ? { outcome: 'found', message } : { outcome: 'not-found' };
}
