import { COMMAND_LINE } from '#domain/access/officials.ts';
import type { Role } from '#domain/access/permissions.ts';
import { normalizeEmail } from '#domain/identity/text.ts';
import type { Locale } from '#i18n/locale.ts';
import { record } from '#server/audit/index.ts';
import { findAccount, newLinkToken, problemOfEmail } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { portalLink, sendLetter } from '#server/platform/mail/index.ts';
import { storeInvitation } from './invitations.ts';
import { officialInvitationLetter } from './letters.ts';

export type OperatorInvitationResult =
  | { outcome: 'invited'; link: string; expiresAt: Date }
  | { outcome: 'invalid' }
  | { outcome: 'email-taken'; login: string; role: Role };

/**
 * Invites an operator for whoever holds the machine: there is nobody yet who could do it in the
 * portal. It is the invitation that an operator sends there, and the log says whence it came.
 *
 * @param to the address as typed, the language of account and letter, and what links begin with
 * @param mailed whether the letter is written; it lies in the outbox where no mail leaves the portal
 * @returns the link, which nothing else keeps
 */
export async function inviteOperator(
  db: Database,
  to: { email: string; language: Locale; origin: string },
  mailed: boolean,
  now: Date,
): Promise<OperatorInvitationResult> {
  const addressee = { ...to, email: normalizeEmail(to.email) };
  const { email } = addressee;
  if (problemOfEmail(email) !== null) return { outcome: 'invalid' };
  const account = await findAccount(db, email);
  if (account) return { outcome: 'email-taken', login: account.username, role: account.role };
  const token = newLinkToken();
  const expiresAt = await db.transaction().execute(async (transaction) => {
    const invitation = { email, role: 'operator', token, language: to.language } as const;
    const until = await storeInvitation(transaction, invitation, COMMAND_LINE, now);
    await record(transaction, { id: null, login: COMMAND_LINE }, now, {
      action: 'official-invited',
      subject: 'official-invitation',
      subjectId: email,
      after: { role: 'operator' },
    });
    if (mailed) {
      await sendLetter(transaction, officialInvitationLetter(addressee, 'operator', token));
    }
    return until;
  });
  return { outcome: 'invited', link: portalLink(to, '/staff-invitation', { token }), expiresAt };
}
