import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { readBacklog } from './backlog.ts';
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

/** A letter that was refused so often, which takes about three days, is given up. */
export const MOST_REFUSALS = 25;

/** The first pause after a failure, in seconds; it doubles with each further one. */
const FIRST_PAUSE = 60;
const LONGEST_PAUSE = 4 * 3600;

/** What a node may need for one letter, in seconds; after that another one may take it. */
const LEASE = 120;

type TakenLetter = Letter & { id: number; attempts: number };

/**
 * Delivers the letters that wait: new ones first, oldest first, then those that are due again. While
 * the mail server is away they wait, for as long as it takes; only what it says of a letter itself
 * counts against that letter (docs/decisions/0026). Safe on several nodes at once. A letter whose
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
      if (error instanceof MailServerAway) {
        await putBack(db, letter.id, { next_try_at: secondsAfter(now, FIRST_PAUSE) });
        const { waiting, oldest } = await readBacklog(db);
        log.error({ waiting, oldest }, 'letters wait for the mail server');
        throw error;
      }
      const attempts = letter.attempts + 1;
      const givenUp = attempts >= MOST_REFUSALS;
      await putBack(db, letter.id, {
        attempts,
        next_try_at: secondsAfter(now, pauseAfter(attempts)),
        ...(givenUp && { given_up_at: now }),
      });
      log.warn({ err: error, letter: letter.id, attempts, givenUp }, 'letter refused');
    }
  }
}

async function takeLetter(db: Database, now: Date): Promise<TakenLetter | undefined> {
  return db
    .updateTable('letters')
    .set({ next_try_at: secondsAfter(now, LEASE) })
    .where('id', '=', (query) =>
      query
        .selectFrom('letters')
        .select('id')
        .where('sent_at', 'is', null)
        .where(({ eb, or }) => or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
        .where('given_up_at', 'is', null)
        // So that one on which the connection always breaks does not stand before all others.
        .orderBy('next_try_at', (order) => order.asc().nullsFirst())
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'body', 'unsubscribe', 'attempts'])
    .executeTakeFirst();
}

/** In seconds. */
function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1));
}

async function putBack(
  db: Database,
  id: number,
  state: { next_try_at: Date; attempts?: number; given_up_at?: Date },
): Promise<void> {
  await db.updateTable('letters').set(state).where('id', '=', id).execute();
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
