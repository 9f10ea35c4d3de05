import { sql } from 'kysely';
import type { SearchDocument } from '#domain/search/document.ts';
import { isWholeName, withoutNear } from '#domain/search/terms.ts';
import type { KeyedWord } from '#domain/search/words.ts';
import type { Database } from '#server/platform/database/index.ts';

/** A row of the vocabulary. */
interface VocabularyRow {
  term: string;
  word: string;
  organizations: number;
}

/** Counts keys over documents, and which word each stands for most often. */
export class VocabularyCount {
  #organizations = new Map<string, number>();
  #words = new Map<string, Map<string, number>>();

  add({ terms, words }: SearchDocument): void {
    for (const term of terms) {
      if (isWholeName(term)) continue;
      const counted = withoutNear(term);
      this.#organizations.set(counted, (this.#organizations.get(counted) ?? 0) + 1);
    }
    for (const { key, word } of words) {
      const counts = this.#words.get(key) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      this.#words.set(key, counts);
    }
  }

  rows(): VocabularyRow[] {
    return [...this.#organizations].map(([term, organizations]) => ({
      term,
      word: mostFrequent(this.#words.get(term) ?? new Map()) ?? term,
      organizations,
    }));
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
  knownWords: readonly KeyedWord[],
): Promise<void> {
  await db.deleteFrom('search_terms').execute();
  await insert(db, count.rows(), false);
  const rows = new Map<string, VocabularyRow>();
  for (const { key: term, word } of knownWords) {
    if (!rows.has(term)) rows.set(term, { term, word, organizations: 0 });
  }
  await insert(db, [...rows.values()], true);
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
    update search_terms set organizations = search_terms.organizations - gone.organizations
    from (
      select ltrim(term, '/') as term, count(*)::integer as organizations
      from organization_search, unnest(tsvector_to_array(document)) as term
      where organization_id = any(${ids}::bigint[])
      group by 1
    ) gone
    where search_terms.term = gone.term collate "C"`.execute(db);
  await insert(db, count.rows(), false);
  await sql`delete from search_terms where organizations <= 0 and not known`.execute(db);
}

async function insert(db: Database, rows: readonly VocabularyRow[], known: boolean): Promise<void> {
  // In the order of the terms, so that two that write at once wait and do not block each other.
  await sql`
    insert into search_terms (term, word, organizations, known)
    select term, word, organizations, ${known}::boolean
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (term text, word text, organizations integer)
    order by term collate "C"
    on conflict (term) do update set
      organizations = search_terms.organizations + excluded.organizations,
      known = search_terms.known or excluded.known`.execute(db);
}
