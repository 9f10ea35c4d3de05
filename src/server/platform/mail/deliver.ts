import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import type { Letter } from './letter.ts';

/** The mail server cannot be reached or does not let us in: no letter would get through now. */
export class MailServerAway extends Error {
  override name = 'MailServerAway';
}

/**
 * Carries one letter away, or throws; MailServerAway when the letter is not to blame. The id stays
 * the same when a letter is tried again.
 */
export type Carrier = (id: number, letter: Letter) => Promise<void>;

/** Letters that could not be delivered for so many days are given up. */
export const GIVEN_UP_AFTER_DAYS = 3;

/** The first pause after a failure, in seconds; it doubles with each further one. */
const FIRST_PAUSE = 60;
const LONGEST_PAUSE = 4 * 3600;

/** What a node may need for one letter, in seconds; after that another one may take it. */
const LEASE = 120;

type TakenLetter = Letter & { id: number; attempts: number };

/**
 * Delivers the letters that wait, oldest first. Safe on several nodes at once. A letter whose
 * delivery was cut off is tried again: none is lost, and in that rare case one comes twice.
 *
 * @returns how many were delivered
 * @throws MailServerAway; the letters wait for the next run
 */
export async function deliverLetters(
  db: Database,
  carry: Carrier,
  now: Date,
  log: Log,
): Promise<number> {
  let delivered = 0;
  for (;;) {
    const letter = await takeLetter(db, now);
    if (!letter) return delivered;
    try {
      await carry(letter.id, letter);
      await db.updateTable('letters').set({ sent_at: now }).where('id', '=', letter.id).execute();
      delivered += 1;
    } catch (error) {
      const away = error instanceof MailServerAway;
      await putBack(db, letter.id, secondsAfter(now, away ? FIRST_PAUSE : pauseOf(letter)));
      if (away) throw error;
      log.warn(
        { err: error, letter: letter.id, attempts: letter.attempts },
        'letter not delivered',
      );
    }
  }
}

async function takeLetter(db: Database, now: Date): Promise<TakenLetter | undefined> {
  return db
    .updateTable('letters')
    .set({
      attempts: sql<number>`attempts + 1`,
      next_try_at: secondsAfter(now, LEASE),
    })
    .where('id', '=', (query) =>
      query
        .selectFrom('letters')
        .select('id')
        .where('sent_at', 'is', null)
        .where(({ eb, or }) => or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
        .where('created_at', '>', secondsAfter(now, -GIVEN_UP_AFTER_DAYS * 86_400))
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'body', 'unsubscribe', 'attempts'])
    .executeTakeFirst();
}

function pauseOf({ attempts }: TakenLetter): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1));
}

async function putBack(db: Database, id: number, nextTryAt: Date): Promise<void> {
  await db.updateTable('letters').set({ next_try_at: nextTryAt }).where('id', '=', id).execute();
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
