import { sql } from 'kysely';
import { addDays, minskDay } from '#domain/calendar.ts';
import { lastDigestMoment } from '#domain/notification/digest.ts';
import type { Database } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { takeForDigest, takeNewRatings, wantsRatings } from './digest-contents.ts';
import { digestLetter } from './digest-letter.ts';
import { NoticeLetters, type Reader } from './letters.ts';
import { organizationOf, readNames } from './notice.ts';

const A_BATCH = 200;

/**
 * Writes the digests that are due: one letter for each person who has something in it, in a
 * transaction of its own that also marks what it tells. So it can be run at any time, on several
 * nodes at once, and again after it was cut off: nothing is told twice, and nothing is left out.
 *
 * @returns how many letters were written
 * @throws when one could not be; all others are written
 */
export async function sendDigests(portal: Portal): Promise<number> {
  const now = portal.clock();
  const letters = new NoticeLetters(portal.configuration);
  let written = 0;
  let failed = 0;
  for (let after = ''; ;) {
    const ids = await readCandidates(portal.db, now, after);
    for (const id of ids) {
      try {
        const sent = await portal.db
          .transaction()
          .execute((db) => sendDigest(db, letters, { userId: id, now }));
        if (sent) written += 1;
      } catch (error) {
        portal.log.error({ err: error, user: id }, 'digest not written');
        failed += 1;
      }
    }
    const last = ids.at(-1);
    if (last !== undefined) after = last;
    else if (failed === 0) return written;
    else throw new Error(`${failed} digests could not be written`);
  }
}

/** The ids of the next people, after one, whose digest is due and has something in it. */
async function readCandidates(db: Database, now: Date, after: string): Promise<string[]> {
  const due = (weekday: number | null) => lastDigestMoment(now, weekday).toISOString();
  const moment = sql`case when chosen.weekday is null then ${due(null)}::timestamptz
    else (${WEEKDAYS.map(due)}::timestamptz[])[chosen.weekday] end`;
  const { rows } = await sql<{ id: string }>`
    (
      select distinct n.user_id as id from notifications n
      left join notification_digests chosen on chosen.user_id = n.user_id
      where n.mail = 'digest' and n.mailed_at is null
        and n.user_id > ${after} and n.created_at < ${moment}
      order by id limit ${A_BATCH}
    )
    union (
      select distinct p.user_id as id from responsible_persons p
      left join notification_digests chosen on chosen.user_id = p.user_id
      cross join lateral (select (${moment} at time zone 'Europe/Minsk')::date as day) due
      where p.removed_at is null and p.user_id > ${after} and ${wantsRatings('p.user_id')}
        and exists (
          select from rating_days d
          where d.organization_id = p.organization_id and d.n > 0 and d.rated_on < due.day
            and d.rated_on >= coalesce(chosen.counted_up_to + 1,
              due.day - case when chosen.weekday is null then 1 else ${A_WEEK}::int end)
        )
      order by id limit ${A_BATCH}
    )
    order by id limit ${A_BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const A_WEEK = 7;

async function sendDigest(
  db: Database,
  letters: NoticeLetters,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const person = await lockPerson(db, userId);
  if (!person) return false;
  const { weekday, ...reader } = person;
  const due = lastDigestMoment(now, weekday);
  const day = minskDay(due);
  const period = { upTo: addDays(day, -1), days: weekday === null ? 1 : A_WEEK };
  const notices = await takeForDigest(db, userId, due, now);
  const ratings = await takeNewRatings(db, userId, period);
  if (notices.length === 0 && ratings.length === 0) return false;
  const names = await readNames(db, [
    ...notices.map(({ notice }) => organizationOf(notice)).filter((id) => id !== null),
    ...ratings.map(({ organizationId }) => organizationId),
  ]);
  await sendLetter(db, digestLetter(letters, reader, { day, notices, ratings, names }));
  return true;
}

/** Of two nodes at one person, the second goes on to the next. */
async function lockPerson(
  db: Database,
  userId: string,
): Promise<(Reader & { weekday: number | null }) | undefined> {
  return db
    .selectFrom('users')
    .leftJoin('notification_digests', 'notification_digests.user_id', 'users.id')
    .select(['users.id as userId', 'users.email', 'users.language', 'weekday'])
    .where('users.id', '=', userId)
    .forNoKeyUpdate('users')
    .skipLocked()
    .executeTakeFirst();
}
