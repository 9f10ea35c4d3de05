import { sql } from 'kysely';
import { paged, PREPARED, type Database, type Paged } from '#server/platform/database/index.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { namesFor, storedNotice } from './notice.ts';
import { titleOf } from './texts.ts';

/** Unread notifications are not counted any further. */
export const MOST_UNREAD = 100;

/** How many notifications somebody has not read, at most `MOST_UNREAD`. */
export async function countUnread({ db }: Portal, person: Person): Promise<number> {
  const { rows } = await sql<{ count: number }>`${PREPARED}
    select count(*)::int as count from (
      select from notifications
      where user_id = ${person.id} and portal and read_at is null
      limit ${sql.lit(MOST_UNREAD)}
    ) unread`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A notification as its page shows it. */
export interface NotificationView {
  id: number;
  title: string;
  at: Date;
  isRead: boolean;
}

/**
 * Somebody's notifications in a language, newest first.
 *
 * @param before only those with a smaller id; null: from the newest
 */
export async function readNotifications(
  { db }: Portal,
  person: Person,
  locale: Locale,
  { before, limit }: { before: number | null; limit: number },
): Promise<Paged<NotificationView, number>> {
  const { rows, next } = await selectOwn(db, person)
    .$if(before !== null, (query) => query.where('id', '<', before!))
    .$call(paged(limit, ({ id }) => id));
  const page = rows.map((row) => ({ ...row, notice: storedNotice(row.kind, row.data) }));
  const names = await namesFor(
    db,
    page.map(({ notice }) => notice).filter((notice) => notice !== null),
  );
  return {
    rows: page.flatMap(({ id, at, readAt, notice }) =>
      notice ? [{ id, at, isRead: readAt !== null, title: titleOf(notice, names, locale) }] : [],
    ),
    next,
  };
}

function selectOwn(db: Database, person: Person) {
  return db
    .selectFrom('notifications')
    .select(['id', 'kind', 'data', 'created_at as at', 'read_at as readAt'])
    .where('user_id', '=', person.id)
    .where('portal', '=', true)
    .orderBy('id', 'desc');
}
