import { normalizeLogin } from '#domain/identity/login.ts';
import { record } from '#server/audit/index.ts';
import {
  createAccount,
  findAccount,
  hashPassword,
  hashToken,
  problemOfLogin,
  problemOfNewPassword,
  type LoginProblem,
  type NewPasswordProblem,
  type Person,
} from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { findInvitation } from './invitations.ts';
import type { Rights } from './invite.ts';

/** What somebody who follows an invitation types. */
export interface AcceptanceForm {
  login: string;
  password: string;
}

export type AcceptanceResult =
  | { outcome: 'accepted'; login: string; organizationId: number }
  /** Used, expired, withdrawn, or never sent. */
  | { outcome: 'no-such-link' }
  /** The address has an account already: its owner accepts, signed in. */
  | { outcome: 'sign-in-first'; login: string }
  | { outcome: 'email-taken' }
  | { outcome: 'invalid'; problems: { login?: LoginProblem; password?: NewPasswordProblem } };

/**
 * Accepts an invitation. Whoever has the link reads the mailbox of the person who was invited; with
 * an account of that address, only its owner can accept, without a new password.
 *
 * @param person who is signed in; null: nobody
 */
export async function acceptInvitation(
  portal: Portal,
  token: string,
  form: AcceptanceForm,
  person: Person | null,
): Promise<AcceptanceResult> {
  const invitation = await findInvitation(portal, token);
  if (!invitation) return { outcome: 'no-such-link' };
  const account = await findAccount(portal.db, invitation.email);
  if (account) {
    if (account.role !== 'organization') return { outcome: 'email-taken' };
    if (person?.id !== account.id) return { outcome: 'sign-in-first', login: account.username };
    return finish(portal, token, async () => person);
  }
  const login = normalizeLogin(form.login);
  const problems = {
    login: problemOfLogin(login) ?? ((await findAccount(portal.db, login)) ? 'taken' : null),
    password: problemOfNewPassword(form.password, [login, invitation.email]),
  };
  const joined = problems.login === 'taken' ? await joinedMeanwhile(portal, invitation) : null;
  if (joined) return joined;
  if (problems.login || problems.password) {
    return {
      outcome: 'invalid',
      problems: {
        ...(problems.login && { login: problems.login }),
        ...(problems.password && { password: problems.password }),
      },
    };
  }
  const passwordHash = await hashPassword(form.password);
  try {
    return await finish(portal, token, async (db) => {
      const { email, language } = invitation;
      const id = await createAccount(db, {
        login,
        email,
        passwordHash,
        language,
        role: 'organization',
        demo: false,
        createdAt: portal.clock(),
      });
      return { id, login };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const taken = { outcome: 'invalid', problems: { login: 'taken' } } as const;
    return (await joinedMeanwhile(portal, invitation)) ?? taken;
  }
}

/**
 * When the address has got an account meanwhile, the person sent the form twice, or accepted another
 * invitation at the same moment: the login is taken then, but by nobody else.
 */
async function joinedMeanwhile(
  { db }: Portal,
  { email }: { email: string },
): Promise<AcceptanceResult | null> {
  const account = await findAccount(db, email);
  if (account?.role !== 'organization') return null;
  return { outcome: 'sign-in-first', login: account.username };
}

/** Uses the link up: of two who follow it at once, one comes in. */
async function finish(
  portal: Portal,
  token: string,
  accountFor: (db: Database) => Promise<Pick<Person, 'id' | 'login'>>,
): Promise<AcceptanceResult> {
  return portal.db.transaction().execute(async (db) => {
    const used = await db
      .deleteFrom('invitations')
      .where('token_hash', '=', hashToken(token))
      .returning(['organization_id', 'person_id'])
      .executeTakeFirst();
    if (!used) return { outcome: 'no-such-link' };
    const { organization_id: organizationId, person_id: personId } = used;
    const account = await accountFor(db);
    const rights = await takeOver(db, used, account, portal.clock());
    await db
      .updateTable('responsible_persons')
      .set({
        user_id: account.id,
        ...(rights.mayEdit && { may_edit: true }),
        ...(rights.mayAnswer && { may_answer: true }),
      })
      .where('organization_id', '=', organizationId)
      .where('id', '=', personId)
      .execute();
    await record(db, account, portal.clock(), {
      action: 'invitation-accepted',
      subject: 'responsible-person',
      subjectId: personId,
      after: { organizationId, login: account.login, ...rights },
    });
    return { outcome: 'accepted', login: account.login, organizationId };
  });
}

/**
 * Somebody who answers for the organisation already, and was invited once more under a new address:
 * the new entry takes the place of the old one, and keeps its rights.
 *
 * @returns the rights that the new entry takes over, as far as there are any
 */
async function takeOver(
  db: Database,
  { organization_id: organizationId, person_id: personId }: InvitedEntry,
  account: Pick<Person, 'id' | 'login'>,
  now: Date,
): Promise<Partial<Rights>> {
  const replaced = await db
    .updateTable('responsible_persons')
    .set({ removed_at: now })
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', account.id)
    .where('removed_at', 'is', null)
    .returning(['id', 'name', 'position', 'email', 'phone'])
    .returning(['may_edit as mayEdit', 'may_answer as mayAnswer'])
    .execute();
  for (const { id, ...before } of replaced) {
    await record(db, account, now, {
      action: 'person-removed',
      subject: 'responsible-person',
      subjectId: id,
      before: { organizationId, ...before },
      after: { replacedBy: personId },
    });
  }
  return {
    ...(replaced.some(({ mayEdit }) => mayEdit) && { mayEdit: true }),
    ...(replaced.some(({ mayAnswer }) => mayAnswer) && { mayAnswer: true }),
  };
}

/** The entry of a responsible person to which an invitation belongs. */
interface InvitedEntry {
  organization_id: number;
  person_id: number;
}
