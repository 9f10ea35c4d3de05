import { assertMay } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { storedNotice } from './notice.ts';
import { pageOf } from './pages.ts';

/**
 * Marks one's own notification as read.
 *
 * @returns the path of the page that it leads to, without its language; null when the person has
 *   no such notification (any more)
 * @throws NotAllowed
 */
export async function openNotification(
  { db, clock }: Portal,
  person: Person,
  id: number,
): Promise<string | null> {
  assertMay(person, 'manage-own-account');
  const row = await db
    .updateTable('notifications')
    .set(({ fn, ref, val }) => ({ read_at: fn.coalesce(ref('read_at'), val(clock())) }))
    .where('user_id', '=', person.id)
    .where('id', '=', id)
    .returning(['kind', 'data'])
    .executeTakeFirst();
  const notice = row && storedNotice(row.kind, row.data);
  return notice ? pageOf(notice) : null;
}

/**
 * Marks all of one's notifications as read that were there when the page was shown.
 *
 * @param upTo the id of the newest one that was shown
 * @throws NotAllowed
 */
export async function markAllRead(
  { db, clock }: Portal,
  person: Person,
  upTo: number,
): Promise<void> {
  assertMay(person, 'manage-own-account');
  await db
    .updateTable('notifications')
    .set({ read_at: clock() })
    .where('user_id', '=', person.id)
    .where('id', '<=', upTo)
    .where('portal', '=', true)
    .where('read_at', 'is', null)
    .execute();
}
