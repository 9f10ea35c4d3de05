import { sql } from 'kysely';
import type { SearchDocument } from '#domain/search/document.ts';
import { isNear, isWholeName, withoutNear } from '#domain/search/terms.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { KnownWord } from './catalogue.ts';

/** A row of the vocabulary. */
interface VocabularyRow {
  term: string;
  word: string;
  meant: number;
  around: number;
}

/** Counts keys and labels over documents, and which word each key stands for most often. */
export class VocabularyCount {
  #rows = new Map<string, VocabularyRow>();
  #words = new Map<string, Map<string, number>>();

  add({ terms, words }: SearchDocument): void {
    for (const term of terms) {
      if (isWholeName(term)) continue;
      const row = this.#row(withoutNear(term));
      if (isNear(term)) row.around += 1;
      else row.meant += 1;
    }
    for (const { key, word } of words) {
      const counts = this.#words.get(key) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      this.#words.set(key, counts);
    }
  }

  rows(): VocabularyRow[] {
    return [...this.#rows.values()].map((row) => ({
      ...row,
      word: mostFrequent(this.#words.get(row.term) ?? new Map()) ?? row.term,
    }));
  }

  #row(term: string): VocabularyRow {
    const row = this.#rows.get(term) ?? { term, word: term, meant: 0, around: 0 };
    this.#rows.set(term, row);
    return row;
  }
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Among words of one key the most frequent; one in Latin letters only when there is no other. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  const words = [...counts].sort(
    ([a, n], [b, m]) => Number(CYRILLIC.test(b)) - Number(CYRILLIC.test(a)) || m - n,
  );
  return words[0]?.[0];
}

/** Replaces the vocabulary. */
export async function rebuildVocabulary(
  db: Database,
  count: VocabularyCount,
  known: readonly KnownWord[],
): Promise<void> {
  const rows = new Map(count.rows().map((row) => [row.term, { ...row, known: false }]));
  for (const { key, word, isEveryday } of known) {
    const row = rows.get(key) ?? { term: key, word, meant: 0, around: 0, known: true };
    // An everyday name is in its first form, and better to show than what is frequent in names.
    rows.set(key, {
      ...row,
      word: isEveryday && CYRILLIC.test(word) ? word : row.word,
      known: true,
    });
  }
  await db.deleteFrom('search_terms').execute();
  await insert(db, [...rows.values()]);
}

/**
 * Takes what the organisations' present documents added to the vocabulary out of it, and puts in
 * what the new ones add.
 */
export async function adjustVocabulary(
  db: Database,
  ids: readonly number[],
  count: VocabularyCount,
): Promise<void> {
  await sql`
    update search_terms
    set meant = search_terms.meant - gone.meant, around = search_terms.around - gone.around
    from (
      select ltrim(term, '/') as term,
        (count(*) filter (where term not like '/%'))::integer as meant,
        (count(*) filter (where term like '/%'))::integer as around
      from organization_search, unnest(tsvector_to_array(document)) as term
      where organization_id = any(${ids}::bigint[])
      group by 1
    ) gone
    where search_terms.term = gone.term collate "C"`.execute(db);
  await insert(
    db,
    count.rows().map((row) => ({ ...row, known: false })),
  );
  await sql`delete from search_terms where meant + around <= 0 and not known`.execute(db);
}

/** Makes these the words that are known without any organisation. */
export async function refreshKnownWords(db: Database, known: readonly KnownWord[]): Promise<void> {
  const words = new Map(known.map(({ key, word }) => [key, word]));
  const keys = [...words.keys()];
  await sql`
    insert into search_terms (term, word, meant, around, known)
    select term, word, 0, 0, true
    from unnest(${keys}::text[], ${[...words.values()]}::text[]) as given (term, word)
    order by term collate "C"
    on conflict (term) do update set known = true where not search_terms.known`.execute(db);
  await sql`update search_terms set known = false
    where known and not (term = any(${keys}::text[]))`.execute(db);
  await sql`delete from search_terms where meant + around <= 0 and not known`.execute(db);
}

async function insert(
  db: Database,
  rows: ReadonlyArray<VocabularyRow & { known: boolean }>,
): Promise<void> {
  // In the order of the terms, so that two that write at once wait and do not block each other.
  await sql`
    insert into search_terms (term, word, meant, around, known)
    select term, word, meant, around, known
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (term text, word text, meant integer, around integer, known boolean)
    order by term collate "C"
    on conflict (term) do update set
      meant = search_terms.meant + excluded.meant,
      around = search_terms.around + excluded.around`.execute(db);
}
