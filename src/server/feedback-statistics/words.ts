import { sql } from 'kysely';
import { EMPTY_WORDS } from '#domain/comment/empty-words.ts';
import type { Period } from '#domain/period.ts';
import type { Database } from '#server/platform/database/index.ts';

/** A word of comments, in the form in which it stands most often. */
export interface FrequentWord {
  word: string;
  /** In how many comments, whatever its form. */
  comments: number;
}

export interface FrequentWords {
  words: FrequentWord[];
  /** How many comments were read. */
  of: number;
}

/** The newest comments of a period are read, so many of them. */
export const MOST_COMMENTS = 1000;
const MOST_WORDS = 20;
const LEAST_COMMENTS = 2;

/** Totals of the four base scores: a mean of at most 2.5 is low, one of at least 4 is high. */
const LOW = { least: 4, most: 10 };
const HIGH = { least: 16, most: 20 };

/** The words that stand in most of the published comments to low and to high ratings of a period. */
export async function frequentWords(
  db: Database,
  organizationId: number,
  period: Period,
): Promise<{ low: FrequentWords; high: FrequentWords }> {
  return {
    low: await wordsOf(db, organizationId, period, LOW),
    high: await wordsOf(db, organizationId, period, HIGH),
  };
}

/**
 * Words are told apart by the stems of PostgreSQL's Russian configuration, Latin ones by English
 * stems as there. Each is shown as it is written most often, for a stem alone is no word. Belarusian
 * words pass through the Russian stemmer, which leaves most of them whole.
 */
async function wordsOf(
  db: Database,
  organizationId: number,
  { from, to }: Period,
  { least, most }: { least: number; most: number },
): Promise<FrequentWords> {
  const { rows } = await sql<FrequentWord & { of: number }>`
    with said as (
      select id, replace(lower(comment_public), 'ё', 'е') as text
      from ratings
      where organization_id = ${organizationId} and comment_state = 'published'
        and status = 'counted' and rated_on between ${from}::date and ${to}::date
        and total between ${least}::int and ${most}::int
      order by rated_on desc, id desc
      limit ${MOST_COMMENTS}
    ),
    words as (
      select id, found[1] as word
      from said, regexp_matches(text, '[а-яўі]+(?:[''’ʼ][а-яўі]+)*|[a-z]+', 'g') found
      where length(found[1]) >= 3 and found[1] <> all(${EMPTY_WORDS}::text[])
    ),
    stems as (
      select id, word, (case when word ~ '^[a-z]' then ts_lexize('english_stem', word)
        else ts_lexize('russian_stem', word) end)[1] as stem
      from words
    ),
    frequent as (
      select mode() within group (order by word) as word, count(distinct id)::int as comments
      from stems where stem is not null
      group by stem
      having count(distinct id) >= ${LEAST_COMMENTS}::int
      order by comments desc, word
      limit ${MOST_WORDS}
    )
    select word, comments, 0 as of from frequent
    union all select null, null, (select count(*)::int from said)
    order by comments desc nulls last, word`.execute(db);
  const words = rows.filter(({ word }) => word !== null);
  return {
    words: words.map(({ word, comments }) => ({ word, comments })),
    of: rows.at(-1)?.of ?? 0,
  };
}
