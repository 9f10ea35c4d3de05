import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { cookiesOf, headersFor, type SessionCookie } from '../cookies.ts';
import { problemOfNewPassword, type NewPasswordProblem } from '../fields.ts';
import { passwordChangedLetter } from '../letters.ts';
import { asOwner, type Refusal } from '../own-account.ts';
import { recordOwnChange } from '../own-changes.ts';
import type { Person } from '#domain/access/person.ts';
import type { Visit } from '../visit.ts';
import { endResetLinks } from '../reset-links.ts';

export type PasswordChangeResult =
  | { outcome: 'changed'; cookies: SessionCookie[] }
  | { outcome: 'invalid'; problem: NewPasswordProblem }
  | Refusal;

/** Changes one's own password; all other sessions end, and a letter tells of it. */
export async function changePassword(
  portal: Portal,
  person: Person,
  passwords: { current: string; next: string },
  visit: Visit,
): Promise<PasswordChangeResult> {
  const problem = problemOfNewPassword(passwords.next, [person.login, person.email]);
  if (problem) return { outcome: 'invalid', problem };
  return asOwner<PasswordChangeResult>(
    portal,
    person,
    passwords.current,
    visit,
    async (account) => {
      const { headers } = await portal.identity.auth.api.changePassword({
        body: {
          currentPassword: passwords.current,
          newPassword: passwords.next,
          revokeOtherSessions: true,
        },
        headers: headersFor(visit),
        returnHeaders: true,
      });
      const to = { email: account.email, language: account.language, origin: visit.origin };
      await portal.db.transaction().execute(async (db) => {
        await endResetLinks(db, person.id);
        await recordOwnChange(db, account, portal.clock(), { action: 'user-password-changed' });
        await sendLetter(db, passwordChangedLetter(to, account.username));
      });
      return { outcome: 'changed', cookies: cookiesOf(headers) };
    },
  );
}
