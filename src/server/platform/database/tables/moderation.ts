import type { ColumnType, Generated } from 'kysely';
import type { WordLanguage, WordMatch } from '#domain/comment/word-list.ts';
import type { DecisionKind, DecisionReason } from '#domain/moderation/decision.ts';
import type { MonthFigures } from '#domain/moderation/figures.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Moderation of what citizens write. */
export interface ModerationTables {
  moderation_words: ModerationWordsTable;
  moderation_decisions: ModerationDecisionsTable;
  moderation_appeals: ModerationAppealsTable;
  moderation_months: ModerationMonthsTable;
}

export interface ModerationWordsTable {
  id: Generated<number>;
  language: WordLanguage;
  match: WordMatch;
  text: string;
  added_at: Moment;
  added_by: string | null;
}

export interface ModerationDecisionsTable {
  organization_id: number;
  id: Generated<number>;
  rating_id: number;
  kind: DecisionKind;
  reason: DecisionReason | null;
  note: string | null;
  waited_since: OptionalMoment;
  decided_at: Moment;
  decided_by: string;
}

export interface ModerationAppealsTable {
  organization_id: number;
  rating_id: number;
  decision_id: number;
  body: string;
  created_at: Moment;
  outcome: 'granted' | 'upheld' | null;
  answer: string | null;
  decided_at: OptionalMoment;
  decided_by: string | null;
}

export interface ModerationMonthsTable {
  month: string;
  figures: ColumnType<MonthFigures, string, never>;
}
