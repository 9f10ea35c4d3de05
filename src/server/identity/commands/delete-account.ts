import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import type { StoredAccount } from '../accounts.ts';
import { farewellLetter } from '../letters.ts';
import { lockOperators } from '../operators.ts';
import { asOwner, type Refusal } from '../own-account.ts';
import { recordOwnChange } from '../own-changes.ts';
import {
  findLeftAlone,
  holdOwnOrganizations,
  leaveOrganizations,
  type LeftAlone,
} from '../own-organizations.ts';
import type { Person } from '#domain/access/person.ts';
import type { Visit } from '../visit.ts';
import { endResetLinks } from '../reset-links.ts';

export type DeletionResult =
  | { outcome: 'deleted' }
  /** Nobody could edit this organisation any more, nor let anybody in. */
  | { outcome: 'last-editor'; organization: LeftAlone }
  /** Without this account nobody could work as the operator. */
  | { outcome: 'last-operator' }
  | Refusal;

/**
 * Deletes one's own account for good. The ratings stay and count on, without the person; of their
 * comments stays what everybody could read, since only the author was entitled to the rest. What an
 * official did stays in the log, and so does that the account is gone.
 */
export async function deleteAccount(
  portal: Portal,
  person: Person,
  password: string,
  visit: Visit,
): Promise<DeletionResult> {
  return asOwner<DeletionResult>(portal, person, password, visit, async (account) => {
    const { email, language, username } = account;
    const letter = farewellLetter({ email, language, origin: visit.origin }, username);
    return portal.db.transaction().execute(async (db): Promise<DeletionResult> => {
      const refusal = await problemOfLeaving(db, account, portal.configuration.demo);
      if (refusal) return refusal;
      const organizations = await leaveOrganizations(db, account.id, portal.clock());
      await recordOwnChange(db, account, portal.clock(), {
        action: 'user-deleted',
        before: { role: account.role, ...(organizations.length > 0 && { organizations }) },
      });
      await forgetAppeals(db, account.id);
      await releaseRatings(db, account.id);
      await forget(db, account);
      await sendLetter(db, letter);
      return { outcome: 'deleted' };
    });
  });
}

/** Why somebody has to stay for now; null when others can do what they did. */
async function problemOfLeaving(
  db: Database,
  { id, role }: StoredAccount,
  isDemo: boolean,
): Promise<DeletionResult | null> {
  if (role === 'operator') {
    const operators = await lockOperators(db, isDemo);
    if (operators.every((operator) => operator === id)) return { outcome: 'last-operator' };
  }
  await holdOwnOrganizations(db, id);
  const organization = await findLeftAlone(db, id);
  return organization ? { outcome: 'last-editor', organization } : null;
}

/** What an author wrote to the operator alone goes; that there was an appeal, and its outcome, stay. */
async function forgetAppeals(db: Database, citizenId: string): Promise<void> {
  const ofCitizen = sql<boolean>`(organization_id, rating_id) in (
    select organization_id, id from ratings where citizen_id = ${citizenId})`;
  await db.deleteFrom('moderation_appeals').where('outcome', 'is', null).where(ofCitizen).execute();
  await db.updateTable('moderation_appeals').set({ body: '' }).where(ofCitizen).execute();
}

async function releaseRatings(db: Database, citizenId: string): Promise<void> {
  await db
    .updateTable('ratings')
    .set({ citizen_id: null, comment: sql<string | null>`coalesce(comment_public, comment)` })
    .set({ service_text: sql<string | null>`service_text_public` })
    .where('citizen_id', '=', citizenId)
    .execute();
}

/** Sessions, accounts and consents go with the user; the rest names them by text. */
async function forget(db: Database, { id, username, email }: StoredAccount): Promise<void> {
  await db.deleteFrom('users').where('id', '=', id).execute();
  await endResetLinks(db, id);
  await db.deleteFrom('registrations').where('email', '=', email).execute();
  await db.deleteFrom('letters').where('recipient', '=', email).execute();
  await db.deleteFrom('sign_in_failures').where('login', 'in', [id, username, email]).execute();
}
