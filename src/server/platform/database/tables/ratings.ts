import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CommentLanguage } from '#domain/comment/language.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Ratings, and what organisations answer. */
export interface RatingTables {
  ratings: RatingsTable;
  rating_answers: RatingAnswersTable;
  questionnaire_drafts: QuestionnaireDraftsTable;
  replies: RepliesTable;
  reply_drafts: ReplyDraftsTable;
  reply_templates: ReplyTemplatesTable;
}

export interface RatingsTable {
  organization_id: number;
  id: Generated<number>;
  citizen_id: string | null;
  subdivision_id: number | null;
  rated_on: string;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  total: GeneratedAlways<number>;
  status: Generated<'counted' | 'withdrawn' | 'excluded'>;
  status_changed_at: OptionalMoment;
  status_reason: string | null;
  service_item_id: string | null;
  service_text: string | null;
  /** Only of a service in the organisation's own words. */
  service_text_be: Generated<string | null>;
  service_text_public: string | null;
  provided_on: string | null;
  comment: string | null;
  comment_public: string | null;
  comment_state: 'published' | 'pending' | 'hidden' | null;
  comment_language: CommentLanguage | null;
  comment_held_for: HoldReason[] | null;
  created_at: Moment;
}

export interface RatingAnswersTable {
  organization_id: number;
  rating_id: number;
  wording_id: number;
  score: number;
}

export interface QuestionnaireDraftsTable {
  citizen_id: string;
  organization_id: number;
  fields: ColumnType<Record<string, string[]>, string, never>;
  saved_at: Moment;
}

export interface RepliesTable {
  organization_id: number;
  rating_id: number;
  body: string;
  created_at: Moment;
  helped: boolean | null;
  remark: string | null;
  remark_public: string | null;
  remark_state: 'published' | 'pending' | 'hidden' | null;
  remarked_at: OptionalMoment;
}

export interface ReplyDraftsTable {
  organization_id: number;
  rating_id: number;
  body: string;
  version: Generated<number>;
  saved_by: string | null;
  saved_at: Date;
}

export interface ReplyTemplatesTable {
  organization_id: number;
  id: Generated<number>;
  title: string;
  body: string;
  version: Generated<number>;
}
