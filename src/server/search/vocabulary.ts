import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { toleratedErrors, typingErrors } from '#domain/search/distance.ts';
import { stemsOf } from '#domain/search/key.ts';
import type { QueryWord } from '#domain/search/query.ts';
import { tokenize } from '#domain/search/tokens.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';

/** How many organisations have something by themselves, and how many only around them. */
export interface Frequency {
  meant: number;
  around: number;
}

/** How frequent keys and beginnings of keys are; what is not known at all is not there. */
export interface Vocabulary {
  keys: ReadonlyMap<string, Frequency>;
  beginnings: ReadonlyMap<string, Frequency>;
}

/** A word that somebody may have meant. */
export interface Correction {
  key: string;
  word: string;
  errors: number;
  organizations: number;
}

/** Of the terms with a beginning so many are counted; whether there are more is no matter. */
const MOST_CONTINUATIONS = 200;
/** Of similar terms so many are compared letter by letter. */
const MOST_SIMILAR = 30;

/** Most queries consist of the same few thousand words: kinds, services, towns. */
const MOST_REMEMBERED = 20_000;
/** For so long, in milliseconds, frequencies may be out of date; they only guide the search. */
const FRESH = 60_000;

const remembered = new WeakMap<Database, LRUCache<string, Frequency>>();

/** Keys found lately. What was not found is not remembered: it may be a new organisation's name. */
function rememberedKeys(db: Database): LRUCache<string, Frequency> {
  const keys = remembered.get(db) ?? new LRUCache({ max: MOST_REMEMBERED, ttl: FRESH });
  remembered.set(db, keys);
  return keys;
}

/**
 * Looks up words, all at once.
 *
 * @param whole those of which the keys are looked up
 * @param unfinished those of which the beginnings are
 */
export async function lookUp(
  db: Database,
  whole: readonly QueryWord[],
  unfinished: readonly QueryWord[],
): Promise<Vocabulary> {
  const known = rememberedKeys(db);
  const keys = new Map<string, Frequency>();
  const unknown = new Set<string>();
  for (const key of whole.flatMap((word) => word.keys)) {
    const frequency = known.get(key);
    if (frequency === undefined) unknown.add(key);
    else keys.set(key, frequency);
  }
  const beginnings = new Map<string, Frequency>();
  const starts = [...new Set(unfinished.flatMap((word) => word.beginnings))];
  if (unknown.size === 0 && starts.length === 0) return { keys, beginnings };
  const { rows } = await sql<Frequency & { how: 'key' | 'beginning'; text: string }>`${PREPARED}
    select 'key' as how, term as text, meant, around from search_terms
    where term = any(${[...unknown]}::text[])
    union all
    select 'beginning', start, found.meant, found.around
    from unnest(${starts}::text[]) as start
    cross join lateral (
      select sum(few.meant)::integer as meant, sum(few.around)::integer as around
      from (
        select meant, around from search_terms
        where term >= start collate "C" and term < (start || '~') collate "C"
        limit ${MOST_CONTINUATIONS}
      ) few
    ) found
    where found.meant is not null`.execute(db);
  for (const { how, text, meant, around } of rows) {
    const frequency = { meant, around };
    (how === 'key' ? keys : beginnings).set(text, frequency);
    if (how === 'key') known.set(text, frequency);
  }
  return { keys, beginnings };
}

/**
 * For words that nobody has, the words of the vocabulary that differ by the fewest typing errors;
 * among equals, those that most organisations have.
 *
 * @returns by the text of the word; what resembles nothing is left out
 */
export async function correct(
  db: Database,
  words: readonly QueryWord[],
): Promise<Map<string, Correction>> {
  const mistaken = words.filter(({ stems }) => stems.some((stem) => toleratedErrors(stem) > 0));
  const keys = [...new Set(mistaken.flatMap((word) => word.keys))];
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; term: string; word: string; organizations: number }>`
    select key, nearest.*
    from unnest(${keys}::text[]) as key,
      similar_search_terms(key, ${MOST_SIMILAR}) as nearest`.execute(db);
  return new Map(
    mistaken.flatMap((word) => {
      const similar = rows.filter((row) => word.keys.includes(row.key));
      const [best] = similar
        .map(({ term, ...row }) => ({ ...row, key: term, errors: errorsBetween(word, row.word) }))
        .filter(({ errors }) => errors !== null)
        .sort((a, b) => a.errors! - b.errors! || b.organizations - a.organizations);
      return best === undefined ? [] : [[word.text, { ...best, errors: best.errors! }] as const];
    }),
  );
}

/** The fewest errors between any reading of a word and another word; null: too many. */
function errorsBetween(typed: QueryWord, other: string): number | null {
  const others = tokenize(other).flatMap(stemsOf);
  const errors = typed.stems.flatMap((stem) => {
    const tolerated = toleratedErrors(stem);
    return others
      .map((each) => typingErrors(stem, each, tolerated))
      .filter((count) => count <= tolerated);
  });
  return errors.length === 0 ? null : Math.min(...errors);
}
