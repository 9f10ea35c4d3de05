import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** A letter to one person, in plain text. */
export interface Letter {
  recipient: string;
  subject: string;
  body: string;
  /** A page at which its reader can have no more letters of that kind; without one: none is offered. */
  unsubscribe?: string | null;
}

/** Announced when a letter has been written; received once its transaction is through. */
export const LETTERS_CHANNEL = 'letters';

/**
 * Hands a letter over for delivery. Given a transaction, it leaves only together with what else
 * that transaction writes.
 */
export async function sendLetter(db: Database, letter: Letter): Promise<void> {
  await sendLetters(db, [letter]);
}

/** Hands letters over for delivery, as `sendLetter` does. */
export async function sendLetters(db: Database, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  await db.insertInto('letters').values(letters).execute();
  await sql`select pg_notify(${LETTERS_CHANNEL}, '')`.execute(db);
}
