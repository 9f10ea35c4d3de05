import { randomUUID } from 'node:crypto';
import { normalizeLogin } from '#domain/identity/login.ts';
import type { Role } from '#domain/access/permissions.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Locale } from '#i18n/locale.ts';

/** An account with a password, as it is created. */
export interface NewAccount {
  login: string;
  /** Already confirmed to be the person's own. */
  email: string;
  passwordHash: string;
  role: Role;
  demo: boolean;
  language: Locale;
  createdAt: Date;
}

/**
 * Creates an account that can sign in.
 *
 * @returns its id
 * @throws the database's unique violation when the login or the address has an account already
 */
export async function createAccount(db: Database, account: NewAccount): Promise<string> {
  const id = randomUUID();
  const { login, email, passwordHash, role, demo, language, createdAt } = account;
  const times = { createdAt, updatedAt: createdAt };
  await db
    .insertInto('users')
    .values({
      id,
      name: login,
      email,
      emailVerified: true,
      username: normalizeLogin(login),
      displayUsername: login,
      role,
      demo,
      language,
      ...times,
    })
    .execute();
  await db
    .insertInto('accounts')
    .values({
      id: randomUUID(),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: passwordHash,
      ...times,
    })
    .execute();
  return id;
}

/** What sign-in and the commands of an account need to know of it. */
export interface StoredAccount {
  id: string;
  username: string;
  email: string;
  role: Role;
  demo: boolean;
  language: Locale;
  /** Null: nobody can sign in to it. */
  passwordHash: string | null;
  /** Why the operator blocked it; null: it is not blocked. */
  blockReason: string | null;
}

/** The account with this login or, when it has an @, with this e-mail address. */
export async function findAccount(db: Database, name: string): Promise<StoredAccount | undefined> {
  const column = name.includes('@') ? 'users.email' : 'users.username';
  return selectAccounts(db).where(column, '=', name).executeTakeFirst();
}

/** The account of somebody who is signed in; undefined when it has just been deleted. */
export async function accountById(db: Database, id: string): Promise<StoredAccount | undefined> {
  return selectAccounts(db).where('users.id', '=', id).executeTakeFirst();
}

function selectAccounts(db: Database) {
  return db
    .selectFrom('users')
    .leftJoin('accounts', (join) =>
      join.onRef('accounts.userId', '=', 'users.id').on('accounts.providerId', '=', 'credential'),
    )
    .select([
      'users.id',
      'users.username',
      'users.email',
      'users.role',
      'users.demo',
      'users.language',
      'accounts.password as passwordHash',
      'users.block_reason as blockReason',
    ]);
}
