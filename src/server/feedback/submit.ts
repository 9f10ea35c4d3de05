import { networkOf, type Visit } from '#server/identity/index.ts';
import {
  readAttachment,
  type Attachment,
  type AttachmentProblem,
} from '#server/platform/attachments/index.ts';
import { notify } from '#server/notifications/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { messageReceivedLetter } from './letters.ts';
import { readMessage, type FeedbackProblems, type Message, type TypedMessage } from './schema.ts';

/** The version of the text of consent on the form; a changed text gets a new one (its date). */
export const FEEDBACK_CONSENT_VERSION = '2026-02-01';

export type MessageResult =
  | { outcome: 'received'; number: number }
  | { outcome: 'invalid'; problems: FeedbackProblems; attachment: AttachmentProblem | null }
  | { outcome: 'too-many'; seconds: number };

/**
 * Takes a message to the support of the portal (portal.md, "Help"), from anybody. The same form
 * sent twice is one message.
 *
 * @param file null: none was attached
 */
export async function sendMessage(
  portal: Portal,
  typed: TypedMessage,
  file: File | null,
  visit: Visit,
): Promise<MessageResult> {
  const read = readMessage(typed);
  const attached = file === null ? null : await readAttachment(file, 'attachment');
  const attachmentProblem = typeof attached === 'string' ? attached : null;
  if ('problems' in read || attachmentProblem !== null) {
    const problems = 'problems' in read ? read.problems : {};
    return { outcome: 'invalid', problems, attachment: attachmentProblem };
  }
  const { message } = read;
  const sentBefore = await numberOf(portal.db, message);
  if (sentBefore !== undefined) return { outcome: 'received', number: sentBefore };
  const keys = { feedback: networkOf(visit.address), mailbox: message.email };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  const number = await portal.db
    .transaction()
    .execute((db) => store(db, message, attached as Attachment | null, visit, portal.clock()));
  return { outcome: 'received', number };
}

async function store(
  db: Database,
  message: Message,
  attachment: Attachment | null,
  { locale, origin }: Visit,
  now: Date,
): Promise<number> {
  const { topic, text, name, email, page, errorReference, formKey } = message;
  const stored = await db
    .insertInto('feedback_messages')
    .values({
      form_key: formKey,
      topic,
      body: text,
      name,
      email,
      language: locale,
      page,
      error_reference: errorReference,
      consent_version: FEEDBACK_CONSENT_VERSION,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored) return (await numberOf(db, message))!;
  if (attachment !== null) {
    const { fileName, mediaType, content } = attachment;
    await db
      .insertInto('feedback_attachments')
      .values({ message_id: stored.id, file_name: fileName, media_type: mediaType, content })
      .execute();
  }
  await sendLetter(db, messageReceivedLetter({ email, language: locale, origin }, stored.id));
  const data = { number: stored.id };
  await notify(db, now, { kind: 'feedback-received', data, to: { role: 'operator' } });
  return stored.id;
}

async function numberOf(db: Database, { formKey }: Message): Promise<number | undefined> {
  const row = await db
    .selectFrom('feedback_messages')
    .select('id')
    .where('form_key', '=', formKey)
    .executeTakeFirst();
  return row?.id;
}
