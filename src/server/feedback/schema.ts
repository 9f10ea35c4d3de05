import { z } from 'zod';
import { commentLength, normalizeComment } from '#domain/comment/comment.ts';
import {
  FEEDBACK_TOPICS,
  MESSAGE_MAX_LENGTH,
  PAGE_MAX_LENGTH,
  type FeedbackTopic,
} from '#domain/feedback/feedback.ts';
import { EMAIL_MAX_LENGTH, isIntact, normalizeEmail } from '#domain/identity/text.ts';
import { PERSON_TEXT_MAX_LENGTH } from '#domain/organization/registration-request.ts';

/** A message to the support as it was typed. */
export interface TypedMessage {
  topic: string;
  text: string;
  name: string;
  email: string;
  consent: boolean;
  /** The path of the page from which the form was opened, and what an error page was marked with. */
  page: string;
  errorReference: string;
  /** Made with the form: one that is sent twice is one message. */
  formKey: string;
}

/** A valid message. */
export interface Message {
  topic: FeedbackTopic;
  text: string;
  name: string | null;
  email: string;
  page: string | null;
  errorReference: string | null;
  formKey: string;
}

/** What can be wrong with a field; the page has a text for each. */
export type FeedbackProblem = 'missing' | 'damaged' | 'too-long' | 'not-an-email' | 'no-consent';

export type FeedbackField = 'topic' | 'text' | 'name' | 'email' | 'consent';
export type FeedbackProblems = Partial<Record<FeedbackField, FeedbackProblem>>;

const problem = <P extends FeedbackProblem>(code: P) => ({ error: code });

/** Several lines, as a comment is stored: nothing unseen in them, and no more than so long. */
export const longText = (longest: number) =>
  z
    .string()
    .refine((text) => !text.includes('\uFFFD'), problem('damaged'))
    .transform(normalizeComment)
    .refine((text) => text !== '', problem('missing'))
    .refine((text) => commentLength(text) <= longest, problem('too-long'));

const line = z.string().transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim());

/** A path of this site without its query, which may hold secrets; anything else is left out. */
export const pagePath = z
  .string()
  .transform((text) => text.replace(/[?#].*$/s, ''))
  .refine((text) => /^\/(?![/\\])[^\\]*$/.test(text) && isIntact(text))
  .refine((text) => text.length <= PAGE_MAX_LENGTH)
  .nullable()
  .catch(null);

const message = z.object({
  topic: z.enum(FEEDBACK_TOPICS, problem('missing')),
  text: longText(MESSAGE_MAX_LENGTH),
  name: line
    .refine((text) => isIntact(text), problem('damaged'))
    .refine((text) => text.length <= PERSON_TEXT_MAX_LENGTH, problem('too-long'))
    .transform((text) => text || null),
  email: line
    .refine((text) => text !== '', problem('missing'))
    .refine((text) => isIntact(text), problem('damaged'))
    .refine((text) => text.length <= EMAIL_MAX_LENGTH, problem('too-long'))
    .transform(normalizeEmail)
    .refine((text) => z.email().safeParse(text).success, problem('not-an-email')),
  consent: z.literal(true, problem('no-consent')),
  page: pagePath,
  errorReference: z.uuid().nullable().catch(null),
  formKey: z.uuid().catch(() => crypto.randomUUID()),
});

/** What somebody typed as a message, or what is wrong with it; of a field, the first problem. */
export function readMessage(
  typed: TypedMessage,
): { message: Message } | { problems: FeedbackProblems } {
  const result = message.safeParse(typed);
  if (result.success) {
    const { topic, text, name, email, page, errorReference, formKey } = result.data;
    return { message: { topic, text, name, email, page, errorReference, formKey } };
  }
  const problems: FeedbackProblems = {};
  for (const { path, message: code } of result.error.issues) {
    problems[path[0] as FeedbackField] ??= code as FeedbackProblem;
  }
  return { problems };
}
