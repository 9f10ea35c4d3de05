import type { Database, RegistrationsTable } from '#server/platform/database/index.ts';
import { portalLink, sendLetter, type Letter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { findAccount } from './accounts.ts';
import { alreadyRegisteredLetter, confirmationLetter } from './letters.ts';
import { hashToken, newLinkToken } from './link-token.ts';

/** How long the link in the letter is good for, in hours; the registration waits so long. */
export const REGISTRATION_HOURS = 48;

/** A registration that waits to be confirmed. */
export type Registration = Omit<RegistrationsTable, 'token_hash' | 'expires_at'>;

/** What the link in the letter begins with and leads on to. */
export interface LinkTarget {
  origin: string;
  /** The page of this site to go on with; null: none. */
  next: string | null;
}

/**
 * Keeps a registration and writes the letter with its link, or, when the address has an account
 * already, the letter that says so: then nobody ever learns the link.
 *
 * @param replaces the hash of an earlier link of the same registration, which ends
 */
export async function storeRegistration(
  portal: Portal,
  registration: Registration,
  target: LinkTarget,
  replaces: string | null = null,
): Promise<void> {
  const token = newLinkToken();
  const letter = await letterFor(portal.db, registration, target, token);
  const expiresAt = new Date(portal.clock().getTime() + REGISTRATION_HOURS * 3_600_000);
  await portal.db.transaction().execute(async (db) => {
    if (replaces !== null) {
      await db.deleteFrom('registrations').where('token_hash', '=', replaces).execute();
    }
    await db
      .insertInto('registrations')
      .values({ ...registration, token_hash: hashToken(token), expires_at: expiresAt })
      .execute();
    await sendLetter(db, letter);
  });
}

/** The registration that waits for this link. */
export async function registrationByToken(
  portal: Portal,
  token: string,
): Promise<RegistrationsTable | undefined> {
  return portal.db
    .selectFrom('registrations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', portal.clock())
    .executeTakeFirst();
}

/** The latest registration with this login that waits to be confirmed. */
export async function registrationByLogin(
  portal: Portal,
  login: string,
): Promise<RegistrationsTable | undefined> {
  return portal.db
    .selectFrom('registrations')
    .selectAll()
    .where('login', '=', login)
    .where('expires_at', '>', portal.clock())
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function letterFor(
  db: Database,
  { login, email, language }: Registration,
  { origin, next }: LinkTarget,
  token: string,
): Promise<Letter> {
  const existing = await findAccount(db, email);
  if (existing) {
    const owner = { email, language: existing.language, origin };
    return alreadyRegisteredLetter(owner, existing.username);
  }
  const to = { email, language, origin };
  const query: Record<string, string> = next === null ? { token } : { token, next };
  return confirmationLetter(to, login, portalLink(to, '/confirm', query));
}
