import { sql } from 'kysely';
import { toleratedErrors, typingErrors } from '#domain/search/distance.ts';
import type { QueryWord } from '#domain/search/query.ts';
import type { Database } from '#server/platform/database/index.ts';

/** How many organisations have a key or a beginning of keys; what nobody has is not there. */
export interface Vocabulary {
  keys: ReadonlyMap<string, number>;
  beginnings: ReadonlyMap<string, number>;
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

/** Looks up all keys and beginnings of the words at once. */
export async function lookUp(db: Database, words: readonly QueryWord[]): Promise<Vocabulary> {
  const keys = [...new Set(words.flatMap((word) => word.keys))];
  const beginnings = [...new Set(words.flatMap((word) => word.beginnings))];
  const { rows } = await sql<{ how: 'key' | 'beginning'; text: string; organizations: number }>`
    select 'key' as how, term as text, organizations from search_terms
    where term = any(${keys}::text[])
    union all
    select 'beginning', start, found.organizations
    from unnest(${beginnings}::text[]) as start
    cross join lateral (
      select sum(few.organizations)::integer as organizations
      from (
        select organizations from search_terms
        where term >= start collate "C" and term < (start || '~') collate "C"
        limit ${MOST_CONTINUATIONS}
      ) few
    ) found
    where found.organizations is not null`.execute(db);
  const of = (how: string) =>
    new Map(rows.filter((r) => r.how === how).map((r) => [r.text, r.organizations]));
  return { keys: of('key'), beginnings: of('beginning') };
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
  const keys = [...new Set(words.flatMap((word) => word.keys))].filter(
    (key) => toleratedErrors(key) > 0,
  );
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; term: string; word: string; organizations: number }>`
    select key, nearest.*
    from unnest(${keys}::text[]) as key,
      similar_search_terms(key, ${MOST_SIMILAR}) as nearest`.execute(db);
  const nearest = new Map<string, Correction>();
  for (const word of words) {
    const best = rows
      .filter((row) => word.keys.includes(row.key))
      .map(({ key, term, ...row }) => {
        const errors = typingErrors(key, term, toleratedErrors(key));
        return { ...row, key: term, errors, tolerated: errors <= toleratedErrors(key) };
      })
      .filter((row) => row.tolerated)
      .sort((a, b) => a.errors - b.errors || b.organizations - a.organizations)[0];
    if (best !== undefined) nearest.set(word.text, best);
  }
  return nearest;
}
