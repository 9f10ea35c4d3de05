import type { Generated } from 'kysely';
import type { FeedbackTopic } from '#domain/feedback/feedback.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Messages to the support. */
export interface FeedbackTables {
  feedback_messages: FeedbackMessagesTable;
  feedback_attachments: FeedbackAttachmentsTable;
}

/** Where a message to the support stands; closed: without an answer. */
export type FeedbackState = 'new' | 'in-work' | 'answered' | 'closed';

export interface FeedbackMessagesTable {
  id: Generated<number>;
  form_key: string;
  topic: FeedbackTopic;
  body: string;
  name: string | null;
  email: string;
  language: Locale;
  page: string | null;
  error_reference: string | null;
  consent_version: string;
  state: Generated<FeedbackState>;
  created_at: Moment;
  taken_at: OptionalMoment;
  taken_by: string | null;
  decided_at: OptionalMoment;
  decided_by: string | null;
  answer: string | null;
  closing_reason: string | null;
}

export interface FeedbackAttachmentsTable {
  message_id: number;
  file_name: string;
  media_type: 'application/pdf' | 'image/png' | 'image/jpeg';
  content: Uint8Array;
}
