import type { Portal } from '#server/portal.ts';
import { accountById, type StoredAccount } from './accounts.ts';
import { isPassword } from './password-hash.ts';
import type { Person } from '#domain/access/person.ts';
import { slowedDown, type MustWait } from './slow-down.ts';
import type { Visit } from './visit.ts';

/** Why somebody who is signed in may not change their account. */
export type Refusal =
  | { outcome: 'wrong-password' }
  | MustWait
  /** Everybody shares the demo logins, so nobody may change them. */
  | { outcome: 'demo-account' }
  /** The account has just been deleted elsewhere. */
  | { outcome: 'signed-out' };

/**
 * Does something to one's own account that only the owner may, who shows it by the password: an
 * open session alone, on a computer that was left, is not enough.
 */
export async function asOwner<T extends { outcome: string }>(
  portal: Portal,
  person: Person,
  password: string,
  visit: Visit,
  act: (account: StoredAccount) => Promise<T>,
): Promise<T | Refusal> {
  const account = await accountById(portal.db, person.id);
  if (!account?.passwordHash) return { outcome: 'signed-out' };
  if (account.demo) return { outcome: 'demo-account' };
  const { passwordHash } = account;
  const tried = await slowedDown(portal, visit, account.id, async () => ({
    outcome: (await isPassword(passwordHash, password)) ? 'right' : 'wrong-password',
  }));
  if (tried.outcome === 'right') return act(account);
  return tried as MustWait | { outcome: 'wrong-password' };
}
