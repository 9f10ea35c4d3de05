import type { Person } from '#domain/access/person.ts';
import type { Database } from '#server/platform/database/index.ts';

/** What kinds of things officials change. */
export const SUBJECTS = [
  'registration-request',
  'organization',
  'subdivision',
  'criterion',
  'responsible-person',
  'rating',
  'moderation-word',
  'feedback',
  'user',
  'official-invitation',
  'reference-entry',
  'audit',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What officials do; the page of the log has a text for each. */
export const ACTIONS = [
  'request-taken',
  'request-returned',
  'request-approved',
  'request-refused',
  'request-person-corrected',
  'organization-registered',
  'person-invited',
  'person-reinvited',
  'person-changed',
  'person-removed',
  'invitation-accepted',
  'profile-edited',
  'services-edited',
  'photo-changed',
  'photo-removed',
  'subdivision-added',
  'subdivision-edited',
  'subdivision-closed',
  'subdivision-reopened',
  'subdivisions-ordered',
  'comment-replied',
  'reply-template-added',
  'reply-template-edited',
  'reply-template-removed',
  'remark-published',
  'remark-hidden',
  'criterion-added',
  'criterion-edited',
  'criterion-moved',
  'criterion-retired',
  'criterion-restored',
  'registration-corrected',
  'organization-suspended',
  'organization-restored',
  'organization-merged',
  'merger-undone',
  'reference-added',
  'reference-edited',
  'reference-retired',
  'reference-restored',
  'comment-published',
  'comment-masked',
  'comment-hidden',
  'comment-restored',
  'rating-excluded',
  'rating-reinstated',
  'appeal-granted',
  'appeal-upheld',
  'word-added',
  'word-removed',
  'feedback-taken',
  'feedback-returned',
  'feedback-answered',
  'feedback-closed',
  'user-viewed',
  'user-role-changed',
  'user-blocked',
  'user-unblocked',
  'user-reset-sent',
  'user-deleted',
  'user-email-changed',
  'user-password-changed',
  'official-invited',
  'official-withdrawn',
  'official-joined',
  'audit-exported',
] as const;
export type Action = (typeof ACTIONS)[number];

/** One change: what was done to which thing. */
export interface Change {
  action: Action;
  subject: Subject;
  subjectId: number | string;
  /** What the thing was and is, as far as it changed; never a password, link or other secret. */
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
}

/**
 * Writes a change into the log, in the transaction that makes it: one is never without the other.
 * The log keeps the login as it was, also when the account is gone later.
 *
 * @param actor with the id null: nobody with an account (`COMMAND_LINE`)
 */
export async function record(
  db: Database,
  actor: Pick<Person, 'login'> & { id: string | null },
  at: Date,
  { action, subject, subjectId, before, after }: Change,
): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({
      at,
      actor_id: actor.id,
      actor: actor.login,
      action,
      subject,
      subject_id: String(subjectId),
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    })
    .execute();
}
