import type { Role } from '#domain/access/permissions.ts';
import type { Database } from '#server/platform/database/index.ts';
import { DEMO_LOGINS } from '#domain/identity/login.ts';
import type { Portal } from '#server/portal.ts';
import type { Person } from '#domain/access/person.ts';

/** What the page of one's own account shows. */
export interface AccountView {
  login: string;
  email: string;
  role: Role;
  /** True: a login that everybody shares; nobody may change it. */
  demo: boolean;
  registeredAt: Date;
  consent: { version: string; text: string; givenAt: Date } | null;
}

/** One's own account; null when it has just been deleted. */
export async function readAccount(portal: Portal, person: Person): Promise<AccountView | null> {
  const user = await portal.db
    .selectFrom('users')
    .select(['username as login', 'email', 'role', 'demo', 'createdAt as registeredAt'])
    .where('id', '=', person.id)
    .executeTakeFirst();
  return user ? { ...user, consent: await latestConsent(portal.db, person.id) } : null;
}

async function latestConsent(db: Database, id: string): Promise<AccountView['consent']> {
  const row = await db
    .selectFrom('consents')
    .select(['version', 'body as text', 'given_at as givenAt'])
    .where('user_id', '=', id)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A login of the demonstration. */
export interface DemoLogin {
  login: string;
  role: Role;
}

/** The logins that the demo offers to everybody; none outside it. */
export async function demoLogins(portal: Portal): Promise<DemoLogin[]> {
  if (!portal.configuration.demo) return [];
  const logins: readonly string[] = DEMO_LOGINS;
  const rows = await portal.db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.userId', 'users.id')
    .select(['users.username as login', 'users.role'])
    .where('users.demo', '=', true)
    .where('users.username', 'in', logins)
    .where('accounts.password', 'is not', null)
    .execute();
  return rows.sort((a, b) => logins.indexOf(a.login) - logins.indexOf(b.login));
}
