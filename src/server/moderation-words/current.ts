import { LRUCache } from 'lru-cache';
import { WordList } from '#domain/comment/word-list.ts';
import type { Database } from '#server/platform/database/index.ts';

/**
 * So long a node uses the list that it has read, in milliseconds. A change made on another node
 * holds here after that; nothing has to be announced, and a lost announcement loses nothing.
 */
const KEPT_FOR = 15_000;

const kept = new WeakMap<Database, LRUCache<'list', WordList>>();

/** The operator's list of words; read at most every quarter of a minute. */
export function currentWords(db: Database): Promise<WordList> {
  return cacheOf(db).forceFetch('list');
}

/** Makes this node read the list anew, after it was changed here. */
export function forgetWords(db: Database): void {
  kept.delete(db);
}

function cacheOf(db: Database) {
  const cache =
    kept.get(db) ??
    new LRUCache<'list', WordList>({ max: 1, ttl: KEPT_FOR, fetchMethod: () => readList(db) });
  kept.set(db, cache);
  return cache;
}

async function readList(db: Database): Promise<WordList> {
  return new WordList(
    await db.selectFrom('moderation_words').select(['match', 'text']).limit(MOST_WORDS).execute(),
  );
}

/** The list does not grow beyond this. */
export const MOST_WORDS = 5_000;
