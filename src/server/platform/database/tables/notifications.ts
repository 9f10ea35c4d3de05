import type { ColumnType, Generated } from 'kysely';
import type { Mailing } from '#domain/notification/kinds.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Notifications and letters. */
export interface NotificationTables {
  letters: LettersTable;
  notifications: NotificationsTable;
  notification_choices: NotificationChoicesTable;
  notification_digests: NotificationDigestsTable;
}

export interface LettersTable {
  id: Generated<number>;
  recipient: string;
  subject: string;
  body: string;
  created_at: Moment;
  sent_at: OptionalMoment;
  attempts: Generated<number>;
  next_try_at: OptionalMoment;
  given_up_at: OptionalMoment;
  unsubscribe: Generated<string | null>;
}

export interface NotificationsTable {
  user_id: string;
  id: Generated<number>;
  kind: string;
  topic: string | null;
  data: ColumnType<unknown, string, never>;
  created_at: Moment;
  portal: boolean;
  read_at: OptionalMoment;
  mail: Mailing;
  mailed_at: OptionalMoment;
}

export interface NotificationChoicesTable {
  user_id: string;
  kind: string;
  portal: boolean;
  mail: Mailing;
}

export interface NotificationDigestsTable {
  user_id: string;
  weekday: number | null;
  counted_up_to: string | null;
}
