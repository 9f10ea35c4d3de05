import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetters } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { readQuotations } from './details.ts';
import { NoticeLetters, type Reader } from './letters.ts';
import { namesFor, storedNotice } from './notice.ts';

const A_BATCH = 50;

/**
 * Writes the letters about notifications that are mailed at once, oldest first. A notification is
 * marked in the transaction that writes its letter: several nodes, and one that was killed in the
 * middle, write each exactly once. Delivery is the matter of the letters' own job.
 *
 * @returns how many letters were written
 */
export async function sendNotifications(portal: Portal): Promise<number> {
  const letters = new NoticeLetters(portal.configuration);
  for (let written = 0; ;) {
    const { taken, sent } = await portal.db
      .transaction()
      .execute((db) => sendBatch(db, letters, portal.clock()));
    written += sent;
    if (taken < A_BATCH) return written;
  }
}

async function sendBatch(db: Database, letters: NoticeLetters, now: Date) {
  const rows = await take(db, now);
  const told = rows.flatMap(({ id, kind, data, ...reader }) => {
    const notice = storedNotice(kind, data);
    return notice ? [{ id, notice, reader }] : [];
  });
  const notices = told.map(({ notice }) => notice);
  const names = await namesFor(db, notices);
  const quotations = await readQuotations(db, notices);
  await sendLetters(
    db,
    told.map(({ id, notice, reader }) => {
      const quotation =
        'ratingId' in notice.data ? quotations.get(notice.data.ratingId) : undefined;
      return letters.about(reader, { id, notice }, names, quotation);
    }),
  );
  return { taken: rows.length, sent: told.length };
}

async function take(db: Database, now: Date) {
  const { rows } = await sql<Reader & { id: number; kind: string; data: unknown }>`
    with taken as (
      update notifications n set mailed_at = ${now}::timestamptz
      from (
        select user_id, id from notifications
        where mail = 'at-once' and mailed_at is null
        order by id limit ${A_BATCH} for update skip locked
      ) waiting
      where n.user_id = waiting.user_id and n.id = waiting.id
      returning n.id, n.user_id, n.kind, n.data
    )
    select taken.id, kind, data, user_id as "userId", email, language
    from taken join users on users.id = user_id
    order by taken.id`.execute(db);
  return rows;
}
