import { sql, type Kysely } from 'kysely';

/**
 * Accounts, in the shape Better Auth reads and writes (its columns are in camelCase), and the
 * record of a citizen's consent to the processing of personal data.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id text primary key,
      name text not null,
      email text not null unique,
      "emailVerified" boolean not null default false,
      image text,
      username text not null unique,
      "displayUsername" text,
      role text not null default 'citizen'
        check (role in ('citizen', 'organization', 'supervisor', 'operator', 'methodologist')),
      demo boolean not null default false,
      language text not null default 'ru' check (language in ('ru', 'be', 'en')),
      "createdAt" timestamptz not null default now(),
      "updatedAt" timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table sessions (
      id text primary key,
      "userId" text not null references users (id) on delete cascade,
      token text not null unique,
      "expiresAt" timestamptz not null,
      "ipAddress" text,
      "userAgent" text,
      "createdAt" timestamptz not null default now(),
      "updatedAt" timestamptz not null default now()
    )`.execute(db);
  await sql`create index sessions_of_user on sessions ("userId")`.execute(db);
  await sql`create index sessions_by_expiry on sessions ("expiresAt")`.execute(db);

  // One row for each way an account can sign in; the password's argon2id hash stands here.
  await sql`
    create table accounts (
      id text primary key,
      "userId" text not null references users (id) on delete cascade,
      "accountId" text not null,
      "providerId" text not null,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      scope text,
      password text,
      "createdAt" timestamptz not null default now(),
      "updatedAt" timestamptz not null default now()
    )`.execute(db);
  await sql`create index accounts_of_user on accounts ("userId")`.execute(db);

  await sql`
    create table verifications (
      id text primary key,
      identifier text not null,
      value text not null,
      "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null default now(),
      "updatedAt" timestamptz not null default now()
    )`.execute(db);
  await sql`create index verifications_by_identifier on verifications (identifier)`.execute(db);

  // Registrations whose letter has not been answered yet. An account appears only when its address
  // is confirmed, so that nobody can occupy or find out the address of somebody else. What the link
  // in the letter carries is stored as a hash alone.
  await sql`
    create table registrations (
      token_hash text primary key,
      login text not null,
      email text not null,
      password text not null,
      language text not null check (language in ('ru', 'be', 'en')),
      consent_version text not null,
      consent_body text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index registrations_by_login on registrations (login)`.execute(db);
  await sql`create index registrations_by_email on registrations (email)`.execute(db);

  // Which text of the consent was shown, in which language, and when it was given.
  await sql`
    create table consents (
      user_id text not null references users (id) on delete cascade,
      version text not null,
      language text not null,
      body text not null,
      given_at timestamptz not null default now(),
      primary key (user_id, version)
    )`.execute(db);

  // Wrong passwords by login, to slow down guessing without locking anyone out for good.
  await sql`
    create table sign_in_failures (
      login text primary key,
      failures integer not null,
      last_at timestamptz not null
    )`.execute(db);
}
