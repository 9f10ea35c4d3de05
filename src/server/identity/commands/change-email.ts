import { z } from 'zod';
import { normalizeEmail } from '#domain/identity/text.ts';
import { isUniqueViolation } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { accountById, type StoredAccount } from '../accounts.ts';
import { receivingToken } from '../auth.ts';
import { hasCode } from '../auth-error.ts';
import { headersFor } from '../cookies.ts';
import { problemOfEmail, type EmailProblem } from '../fields.ts';
import { addressChangeAskedLetter, addressInUseLetter, newAddressLetter } from '../letters.ts';
import { networkOf } from '../limits.ts';
import { asOwner, type Refusal } from '../own-account.ts';
import { recordOwnChange } from '../own-changes.ts';
import type { Person } from '#domain/access/person.ts';
import type { Visit } from '../visit.ts';
import { endResetLinks } from '../reset-links.ts';

export type EmailChangeResult =
  | { outcome: 'letter-sent'; email: string }
  | { outcome: 'invalid'; problem: EmailProblem }
  | { outcome: 'too-many'; seconds: number }
  | Refusal;

/**
 * Asks for another e-mail address: it becomes the account's own with the link sent there
 * (`confirmNewEmail`); the old address is told at once. Whether another account has the new one
 * shows only in the letter.
 */
export async function changeEmail(
  portal: Portal,
  person: Person,
  form: { email: string; password: string },
  visit: Visit,
): Promise<EmailChangeResult> {
  const email = normalizeEmail(form.email);
  const problem = problemOfEmail(email) ?? (email === person.email ? 'same' : null);
  if (problem) return { outcome: 'invalid', problem };
  return asOwner<EmailChangeResult>(portal, person, form.password, visit, async (account) => {
    const keys = { letters: networkOf(visit.address), mailbox: email };
    const seconds = portal.identity.limits.take(keys, portal.clock());
    if (seconds > 0) return { outcome: 'too-many', seconds };
    await sendLetters(portal, account, email, visit);
    return { outcome: 'letter-sent', email };
  });
}

async function sendLetters(
  portal: Portal,
  account: StoredAccount,
  email: string,
  visit: Visit,
): Promise<void> {
  const { username, language } = account;
  const to = { email, language, origin: visit.origin };
  let letter = addressInUseLetter(to);
  await receivingToken(
    async (token) => {
      letter = newAddressLetter(to, username, token);
    },
    () =>
      portal.identity.auth.api.changeEmail({
        body: { newEmail: email },
        headers: headersFor(visit),
      }),
  );
  await portal.db.transaction().execute(async (db) => {
    await sendLetter(db, letter);
    await sendLetter(
      db,
      addressChangeAskedLetter({ ...to, email: account.email }, username, email),
    );
  });
}

export type NewEmailResult = { outcome: 'changed' } | { outcome: 'no-such-link' };

/** Makes a new address the account's own, by the link that was sent there. */
export async function confirmNewEmail(portal: Portal, token: string): Promise<NewEmailResult> {
  try {
    const answer = (await portal.identity.auth.api.verifyEmail({
      query: { token },
      headers: new Headers(),
    })) as { user?: { id: string } | null } | undefined;
    if (answer?.user) await followNewEmail(portal, answer.user.id, addressBefore(token));
    return { outcome: 'changed' };
  } catch (error) {
    const refused = hasCode(error, 'TOKEN_EXPIRED', 'INVALID_TOKEN', 'USER_NOT_FOUND');
    // Another account was opened with that address in the meantime.
    if (refused || isUniqueViolation(error)) return { outcome: 'no-such-link' };
    throw error;
  }
}

async function followNewEmail(portal: Portal, id: string, before: string | null): Promise<void> {
  await portal.db.transaction().execute(async (db) => {
    await endResetLinks(db, id);
    const account = await accountById(db, id);
    if (!account) return;
    await recordOwnChange(db, account, portal.clock(), {
      action: 'user-email-changed',
      before: { email: before },
      after: { email: account.email },
    });
  });
}

const claims = z.object({ email: z.string() });

/** The address that an account had when the link was made; Better Auth has checked the token. */
function addressBefore(token: string): string | null {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return claims.safeParse(JSON.parse(payload)).data?.email ?? null;
}
