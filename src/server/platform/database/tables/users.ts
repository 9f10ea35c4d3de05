import type { Generated } from 'kysely';
import type { Role } from '#domain/access/permissions.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Users, how they sign in, and who is invited to become one. */
export interface UserTables {
  users: UsersTable;
  sessions: SessionsTable;
  accounts: AccountsTable;
  verifications: VerificationsTable;
  registrations: RegistrationsTable;
  consents: ConsentsTable;
  sign_in_failures: SignInFailuresTable;
  invitations: InvitationsTable;
  staff_invitations: StaffInvitationsTable;
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

export interface InvitationsTable {
  token_hash: string;
  organization_id: number;
  person_id: number;
  language: Locale;
  created_at: Moment;
  expires_at: Moment;
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
