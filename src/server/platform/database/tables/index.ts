import type { FeedbackTables } from './feedback.ts';
import type { ModerationTables } from './moderation.ts';
import type { NotificationTables } from './notifications.ts';
import type { OperationTables } from './operation.ts';
import type { OrganizationTables } from './organizations.ts';
import type { RatingTables } from './ratings.ts';
import type { ReferenceTables } from './reference.ts';
import type { RequestTables } from './requests.ts';
import type { SearchTables } from './search.ts';
import type { StandingTables } from './standings.ts';
import type { UserTables } from './users.ts';

/**
 * The tables as Kysely sees them; the migrations say what each is for. A calendar day (Minsk) is
 * a string 'YYYY-MM-DD'; a moment is a Date. Ids and counts fit a JavaScript number.
 */
export type Tables = ReferenceTables &
  OrganizationTables &
  RequestTables &
  SearchTables &
  RatingTables &
  StandingTables &
  UserTables &
  NotificationTables &
  ModerationTables &
  FeedbackTables &
  OperationTables;

export type * from './feedback.ts';
export type * from './moderation.ts';
export type * from './notifications.ts';
export type * from './operation.ts';
export type * from './organizations.ts';
export type * from './ratings.ts';
export type * from './reference.ts';
export type * from './requests.ts';
export type * from './search.ts';
export type * from './standings.ts';
export type * from './users.ts';
