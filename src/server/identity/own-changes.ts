import { isOfficial } from '#domain/access/officials.ts';
import { record, type Change } from '#server/audit/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { StoredAccount } from './accounts.ts';

/** Writes into the log what an official did with the own account; of citizens, nothing. */
export async function recordOwnChange(
  db: Database,
  { id, username, role }: StoredAccount,
  at: Date,
  change: Pick<Change, 'action' | 'before' | 'after'>,
): Promise<void> {
  if (!isOfficial(role)) return;
  const subject = { subject: 'user', subjectId: username } as const;
  await record(db, { id, login: username }, at, { ...subject, ...change });
}
