import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Role } from '#domain/access/permissions.ts';
import type { Mailing } from '#domain/notification/kinds.ts';
import type { CommentLanguage } from '#domain/comment/language.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import type { WordLanguage, WordMatch } from '#domain/comment/word-list.ts';
import type { DecisionKind, DecisionReason } from '#domain/moderation/decision.ts';
import type { MonthFigures } from '#domain/moderation/figures.ts';
import type { FeedbackTopic } from '#domain/feedback/feedback.ts';
import type { Locale } from '#i18n/locale.ts';

/**
 * The tables as Kysely sees them; the migrations say what each is for. A calendar day (Minsk) is
 * a string 'YYYY-MM-DD'; a moment is a Date. Ids and counts fit a JavaScript number.
 */
export interface Tables {
  territories: TerritoriesTable;
  spheres: SpheresTable;
  organization_types: OrganizationTypesTable;
  service_items: ServiceItemsTable;
  organizations: OrganizationsTable;
  subdivisions: SubdivisionsTable;
  own_services: OwnServicesTable;
  organization_photos: OrganizationPhotosTable;
  additional_criteria: AdditionalCriteriaTable;
  criterion_wordings: CriterionWordingsTable;
  settings: SettingsTable;
  ratings: RatingsTable;
  rating_answers: RatingAnswersTable;
  replies: RepliesTable;
  reply_drafts: ReplyDraftsTable;
  reply_templates: ReplyTemplatesTable;
  rating_days: RatingDaysTable;
  questionnaire_drafts: QuestionnaireDraftsTable;
  methodologies: MethodologiesTable;
  standings: StandingsTable;
  standings_window: StandingsWindowTable;
  past_standings: PastStandingsTable;
  users: UsersTable;
  sessions: SessionsTable;
  accounts: AccountsTable;
  verifications: VerificationsTable;
  registrations: RegistrationsTable;
  consents: ConsentsTable;
  sign_in_failures: SignInFailuresTable;
  letters: LettersTable;
  organization_search: OrganizationSearchTable;
  search_terms: SearchTermsTable;
  registration_requests: RegistrationRequestsTable;
  registration_request_persons: RegistrationRequestPersonsTable;
  registration_request_letters: RegistrationRequestLettersTable;
  responsible_persons: ResponsiblePersonsTable;
  invitations: InvitationsTable;
  audit_entries: AuditEntriesTable;
  notifications: NotificationsTable;
  notification_choices: NotificationChoicesTable;
  notification_digests: NotificationDigestsTable;
  moderation_words: ModerationWordsTable;
  moderation_decisions: ModerationDecisionsTable;
  moderation_appeals: ModerationAppealsTable;
  moderation_months: ModerationMonthsTable;
  feedback_messages: FeedbackMessagesTable;
  feedback_attachments: FeedbackAttachmentsTable;
  staff_invitations: StaffInvitationsTable;
}

type Moment = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalMoment = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;

/** What every list of reference data has beside its own columns. */
interface ReferenceEntryTable {
  version: Generated<number>;
  /** Null while it is as `data/` says. */
  edited_at: OptionalMoment;
  retired_at: OptionalMoment;
}

export interface TerritoriesTable extends ReferenceEntryTable {
  id: string;
  kind: 'region' | 'capital' | 'district' | 'city' | 'city_district';
  parent_id: string | null;
  name_ru: string;
  name_be: string;
  name_en: string;
  population: number | null;
}

export interface SpheresTable extends ReferenceEntryTable {
  id: string;
  icon: string;
  place: number;
  name_ru: string;
  name_be: string;
  name_en: string;
  description_ru: string;
  description_be: string;
  description_en: string;
}

export interface OrganizationTypesTable extends ReferenceEntryTable {
  id: string;
  name_ru: string;
  name_be: string;
  name_en: string;
}

export interface ServiceItemsTable extends ReferenceEntryTable {
  id: string;
  kind: 'service' | 'procedure';
  code: string | null;
  sphere_id: string;
  name_ru: string;
  name_be: string;
  name_en: string | null;
}

export interface OrganizationsTable {
  version: Generated<number>;
  id: Generated<number>;
  unp: string;
  name_ru: string;
  name_be: string;
  name_en: string | null;
  short_name_ru: string;
  short_name_be: string;
  type_id: string;
  region_id: string;
  district_id: string | null;
  parent_id: number | null;
  sphere_ids: Generated<string[]>;
  service_item_ids: Generated<string[]>;
  address_ru: string | null;
  address_be: string | null;
  lat: number | null;
  lon: number | null;
  opening_hours: string | null;
  phones: Generated<string[]>;
  email: string | null;
  site: string | null;
  published: GeneratedAlways<boolean>;
  registered_at: Moment;
  suspended_at: OptionalMoment;
  suspended_reason: string | null;
  /** The successor; the other three are null exactly when it is. */
  merged_into: number | null;
  /** Minsk day. */
  merged_on: string | null;
  merged_by_document: string | null;
  merged_reason: string | null;
  /** A tsvector; only the database reads it. */
  registry_words: GeneratedAlways<string>;
}

export interface SubdivisionsTable {
  organization_id: number;
  id: Generated<number>;
  /** In the order that the organisation chose; ids decide between equals. */
  place: Generated<number>;
  name_ru: string;
  name_be: string;
  address_ru: string | null;
  address_be: string | null;
  lat: number | null;
  lon: number | null;
  opening_hours: string | null;
  phones: Generated<string[]>;
  version: Generated<number>;
  closed_at: OptionalMoment;
}

export interface AdditionalCriteriaTable {
  organization_id: number;
  id: Generated<number>;
  scale: Generated<'score' | 'yes-no'>;
  place: Generated<number>;
  valid_from: string | null;
  valid_until: string | null;
  revision: Generated<number>;
  retired_at: OptionalMoment;
}

export interface CriterionWordingsTable {
  organization_id: number;
  id: Generated<number>;
  criterion_id: number;
  question_ru: string;
  question_be: string;
  asked_from: Moment;
  replaced_at: OptionalMoment;
}

export interface OwnServicesTable {
  organization_id: number;
  id: Generated<number>;
  name_ru: string;
  name_be: string;
}

export interface OrganizationPhotosTable {
  organization_id: number;
  version: string;
  alt_ru: string;
  alt_be: string;
  width: number;
  height: number;
  small_width: number;
  small: Uint8Array;
  large: Uint8Array;
  uploaded_at: Moment;
}

export interface SettingsTable {
  key: string;
  value: ColumnType<unknown, string, string>;
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

export interface RatingDaysTable {
  organization_id: number;
  rated_on: string;
  subdivision_id: number;
  n: number;
  total: number;
  total_squared: number;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  mark_1: number;
  mark_2: number;
  mark_3: number;
  mark_4: number;
  mark_5: number;
}

export interface QuestionnaireDraftsTable {
  citizen_id: string;
  organization_id: number;
  fields: ColumnType<Record<string, string[]>, string, never>;
  saved_at: Moment;
}

export interface MethodologiesTable {
  version: number;
  valid_from: string;
  k: number;
  window_days: number;
  minimum_ratings: number;
}

export interface StandingsTable {
  organization_id: number;
  version: Generated<number>;
  n: number;
  total: number;
  total_squared: number;
}

export interface StandingsWindowTable {
  single: Generated<boolean>;
  last_day: string;
  methodology: number;
}

export interface PastStandingsTable {
  organization_id: number;
  day: string;
  methodology: number;
  n: number;
  total: number;
  total_squared: number;
  score: number;
  low: number;
  high: number;
  position: number | null;
}

export interface UsersTable {
  id: string;
  name: string;
  email: string;
  emailVerified: Generated<boolean>;
  image: string | null;
  username: string;
  displayUsername: string | null;
  role: Generated<Role>;
  demo: Generated<boolean>;
  language: Generated<'ru' | 'be' | 'en'>;
  createdAt: Moment;
  updatedAt: Moment;
  blocked_at: OptionalMoment;
  blocked_by: string | null;
  block_reason: string | null;
  last_sign_in_at: OptionalMoment;
}

export interface SessionsTable {
  id: string;
  userId: string;
  token: string;
  expiresAt: Moment;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Moment;
  updatedAt: Moment;
}

export interface AccountsTable {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: OptionalMoment;
  refreshTokenExpiresAt: OptionalMoment;
  scope: string | null;
  password: string | null;
  createdAt: Moment;
  updatedAt: Moment;
}

export interface VerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Moment;
  createdAt: Moment;
  updatedAt: Moment;
}

export interface RegistrationsTable {
  token_hash: string;
  login: string;
  email: string;
  password: string;
  language: 'ru' | 'be' | 'en';
  consent_version: string;
  consent_body: string;
  created_at: Date;
  expires_at: Date;
}

export interface ConsentsTable {
  user_id: string;
  version: string;
  language: string;
  body: string;
  given_at: Moment;
}

export interface SignInFailuresTable {
  login: string;
  failures: number;
  last_at: Moment;
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

export interface OrganizationSearchTable {
  organization_id: number;
  /** A tsvector; only the database reads it. */
  document: string;
  name_words: number;
  precedence: number;
}

export interface SearchTermsTable {
  term: string;
  word: string;
  meant: number;
  around: number;
  known: Generated<boolean>;
}

/** Where a request to register an organisation stands. */
export type RequestState = 'new' | 'in-work' | 'approved' | 'refused';

export interface RegistrationRequestsTable {
  id: Generated<number>;
  unp: string;
  name_ru: string;
  name_be: string;
  short_name_ru: string;
  short_name_be: string;
  language: Locale;
  state: Generated<RequestState>;
  created_at: Moment;
  taken_at: OptionalMoment;
  taken_by: string | null;
  decided_at: OptionalMoment;
  decided_by: string | null;
  refusal_reason: string | null;
  organization_id: number | null;
}

export interface RegistrationRequestPersonsTable {
  request_id: number;
  place: number;
  name: string;
  position: string;
  email: string;
  phone: string;
}

export interface RegistrationRequestLettersTable {
  request_id: number;
  file_name: string;
  media_type: 'application/pdf' | 'image/png' | 'image/jpeg';
  content: Uint8Array;
}

export interface ResponsiblePersonsTable {
  organization_id: number;
  id: Generated<number>;
  user_id: string | null;
  name: string;
  position: string;
  email: string;
  phone: string;
  may_edit: Generated<boolean>;
  may_answer: Generated<boolean>;
  added_at: Moment;
  removed_at: OptionalMoment;
}

export interface InvitationsTable {
  token_hash: string;
  organization_id: number;
  person_id: number;
  language: Locale;
  created_at: Moment;
  expires_at: Moment;
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

export interface StaffInvitationsTable {
  email: string;
  token_hash: string;
  role: Extract<Role, 'supervisor' | 'operator' | 'methodologist'>;
  language: Locale;
  invited_by: string;
  created_at: Moment;
  expires_at: Moment;
}
