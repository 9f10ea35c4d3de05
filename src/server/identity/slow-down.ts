import { secondsToWait } from '#domain/identity/slow-down.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { networkOf } from './limits.ts';
import type { Visit } from './visit.ts';

/** There were wrong passwords before: the next try is free after so many seconds. */
export interface MustWait {
  outcome: 'must-wait';
  seconds: number;
}

/** Tries under way on this node, by key: each waits for the one before it. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Lets somebody try a password, unless wrong ones came too often. A result of 'wrong-password'
 * counts; any other means that the password was right, and starts from zero. Tries with the same
 * key come one after another, so that many at once are no way around the pauses.
 *
 * @param key the login that is tried, or the id of the account
 */
export async function slowedDown<T extends { outcome: string }>(
  portal: Portal,
  visit: Visit,
  key: string,
  attempt: () => Promise<T>,
): Promise<T | MustWait> {
  return inTurn(key, async () => {
    const { db, clock, identity } = portal;
    const network = networkOf(visit.address);
    const now = clock();
    const before = await db
      .selectFrom('sign_in_failures')
      .select(['failures', 'last_at'])
      .where('login', '=', key)
      .executeTakeFirst();
    const seconds = Math.max(
      before ? secondsToWait(before.failures, before.last_at, now) : 0,
      identity.limits.wait('wrong-passwords', network, now),
    );
    if (seconds > 0) return { outcome: 'must-wait', seconds };
    const result = await attempt();
    if (result.outcome === 'wrong-password') {
      identity.limits.count('wrong-passwords', network, now);
      await countFailure(db, key, now);
    } else if (before) {
      await forgetFailures(db, [key]);
    }
    return result;
  });
}

/** Forgets the wrong passwords for these keys: somebody proved by other means who they are. */
export async function forgetFailures(db: Database, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('login', 'in', keys).execute();
}

async function countFailure(db: Database, key: string, now: Date): Promise<void> {
  await db
    .insertInto('sign_in_failures')
    .values({ login: key, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict.column('login').doUpdateSet((row) => ({
        failures: row('sign_in_failures.failures', '+', 1),
        last_at: now,
      })),
    )
    .execute();
}

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (underWay.get(key) ?? Promise.resolve()).then(work, work);
  underWay.set(key, turn);
  try {
    return await turn;
  } finally {
    if (underWay.get(key) === turn) underWay.delete(key);
  }
}
