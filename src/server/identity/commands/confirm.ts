import {
  isUniqueViolation,
  type Database,
  type RegistrationsTable,
} from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { createAccount, findAccount } from '../accounts.ts';
import { registrationByToken } from '../registrations.ts';

export type ConfirmationResult =
  | { outcome: 'confirmed'; login: string }
  /** Expired, used, or never sent. */
  | { outcome: 'no-such-link' }
  /** Somebody else confirmed a registration with the same login first. */
  | { outcome: 'login-taken'; login: string };

/** The login of a registration that waits for this link; null when none does. */
export async function loginToConfirm(portal: Portal, token: string): Promise<string | null> {
  const registration = await registrationByToken(portal, token);
  return registration?.login ?? null;
}

/** Opens the account of a registration: whoever has the link reads that mailbox. */
export async function confirmRegistration(
  portal: Portal,
  token: string,
): Promise<ConfirmationResult> {
  const registration = await registrationByToken(portal, token);
  if (!registration) return { outcome: 'no-such-link' };
  try {
    await portal.db.transaction().execute((db) => openAccount(db, registration, portal.clock()));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // The address got an account in the meantime: for its owner this link has done its work.
    if (await findAccount(portal.db, registration.email)) return { outcome: 'no-such-link' };
    return { outcome: 'login-taken', login: registration.login };
  }
  return { outcome: 'confirmed', login: registration.login };
}

async function openAccount(
  db: Database,
  registration: RegistrationsTable,
  now: Date,
): Promise<void> {
  const { login, email, password, language } = registration;
  const id = await createAccount(db, {
    login,
    email,
    passwordHash: password,
    role: 'citizen',
    demo: false,
    language,
    createdAt: now,
  });
  await db
    .insertInto('consents')
    .values({
      user_id: id,
      version: registration.consent_version,
      language,
      body: registration.consent_body,
      given_at: registration.created_at,
    })
    .execute();
  await db.deleteFrom('registrations').where('email', '=', email).execute();
}
