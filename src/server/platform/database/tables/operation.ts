import type { ColumnType, Generated } from 'kysely';
import type { Moment } from './columns.ts';

/** What the portal keeps of its own running. */
export interface OperationTables {
  settings: SettingsTable;
  audit_entries: AuditEntriesTable;
}

export interface SettingsTable {
  key: string;
  value: ColumnType<unknown, string, string>;
}

export interface AuditEntriesTable {
  id: Generated<number>;
  at: Moment;
  actor_id: string | null;
  actor: string;
  action: string;
  subject: string;
  subject_id: string;
  before: ColumnType<unknown, string | null, never>;
  after: ColumnType<unknown, string | null, never>;
}
