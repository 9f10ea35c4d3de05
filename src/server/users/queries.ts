import { sql } from 'kysely';
import { assertMay, type Role } from '#domain/access/permissions.ts';
import { normalizeLogin } from '#domain/identity/login.ts';
import { EMAIL_MAX_LENGTH, isIntact } from '#domain/identity/text.ts';
import { record } from '#server/audit/index.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Person } from '#server/identity/index.ts';
import { paged, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** An account as the list shows it: of its owner, no more than the login. */
export interface ListedUser {
  id: string;
  login: string;
  role: Role;
  registeredAt: Date;
  blocked: boolean;
}

/** Narrows the list; null or empty does not. */
export interface UserFilter {
  /** How the login begins or, with an @, the address. */
  search: string;
  role: Role | null;
  /** True: only blocked accounts. */
  blocked: boolean;
}

/** The columns as the indexes have them: one serves the beginning, the order and the next page. */
const LOGIN = sql<string>`username collate "C"`;
const ADDRESS = sql<string>`email collate "C"`;

/**
 * Accounts by login.
 *
 * @param after the last login of the page before; null: from the start
 * @throws NotAllowed
 */
export async function readUsers(
  { db }: Portal,
  person: Person,
  { search, role, blocked }: UserFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<Paged<ListedUser, string>> {
  assertMay(person, 'manage-users');
  const beginning = normalizeLogin(search);
  if (!isIntact(beginning) || beginning.length > EMAIL_MAX_LENGTH) {
    return { rows: [], next: null };
  }
  return db
    .selectFrom('users')
    .select(['id', 'username as login', 'role', 'createdAt as registeredAt'])
    .select(({ eb }) => eb('blocked_at', 'is not', null).$castTo<boolean>().as('blocked'))
    .$if(beginning !== '', (query) =>
      query.where(beginning.includes('@') ? ADDRESS : LOGIN, 'like', `${escaped(beginning)}%`),
    )
    .$if(role !== null, (query) => query.where('role', '=', role!))
    .$if(blocked, (query) => query.where('blocked_at', 'is not', null))
    .$if(after !== null, (query) => query.where(LOGIN, '>', after!))
    .orderBy(LOGIN)
    .$call(paged(limit, ({ login }) => login));
}

/** So that what was typed means itself in LIKE; logins have underscores. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** An account with what the operator has to know of it. */
export interface UserView extends ListedUser {
  email: string;
  language: Locale;
  lastSignInAt: Date | null;
  block: { at: Date; by: string | null; reason: string } | null;
  /** True: a login of the demo that everybody shares; nobody may change it. */
  shared: boolean;
  /** True: the account of who looks. */
  own: boolean;
  /** The organisations for which the person answers, 50 at most. */
  organizations: Array<{ id: number; nameRu: string; nameBe: string; position: string }>;
}

const MOST_ORGANIZATIONS = 50;

/**
 * One account. That somebody looked at the data of a citizen is written into the log.
 *
 * @throws NotAllowed
 */
export async function readUser(
  { db, clock }: Portal,
  person: Person,
  id: string,
): Promise<UserView | null> {
  assertMay(person, 'manage-users');
  if (!isIntact(id)) return null;
  const row = await db
    .selectFrom('users')
    .select(['users.id', 'username as login', 'email', 'role', 'language', 'demo'])
    .select(['users.createdAt as registeredAt', 'last_sign_in_at as lastSignInAt'])
    .select(['blocked_at', 'blocked_by', 'block_reason'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('accounts').select('accounts.id').whereRef('accounts.userId', '=', 'users.id'),
      )
        .$castTo<boolean>()
        .as('hasPassword'),
    )
    .where('users.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { blocked_at, blocked_by, block_reason, demo, hasPassword, ...user } = row;
  const own = user.id === person.id;
  if (user.role === 'citizen' && !own) {
    const subject = { subject: 'user', subjectId: user.login } as const;
    await record(db, person, clock(), { action: 'user-viewed', ...subject });
  }
  return {
    ...user,
    blocked: blocked_at !== null,
    block:
      blocked_at === null ? null : { at: blocked_at, by: blocked_by, reason: block_reason ?? '' },
    shared: demo && hasPassword,
    own,
    organizations: await db
      .selectFrom('responsible_persons as person')
      .innerJoin('organizations', 'organizations.id', 'person.organization_id')
      .select(['organizations.id', 'name_ru as nameRu', 'name_be as nameBe', 'person.position'])
      .where('person.user_id', '=', id)
      .where('person.removed_at', 'is', null)
      .orderBy('organizations.id')
      .limit(MOST_ORGANIZATIONS)
      .execute(),
  };
}
