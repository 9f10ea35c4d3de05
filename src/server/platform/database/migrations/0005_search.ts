import { sql, type Kysely } from 'kysely';

/**
 * The search index. Its terms come from the domain (src/domain/search); the database only stores
 * and matches them, so nothing depends on its language configurations or its collation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row for each published organisation. precedence: which of equals comes first, the lowest;
  // it follows from the number of ratings in steps of a fifth, so that it changes seldom.
  await sql`
    create table organization_search (
      organization_id bigint primary key references organizations (id) on delete cascade,
      document tsvector not null,
      name_words smallint not null,
      precedence smallint not null
    )`.execute(db);
  // Matching reads the GIN index and the small columns; the documents themselves stay apart.
  await sql`alter table organization_search set (toast_tuple_target = 128)`.execute(db);
  await sql`alter table organization_search alter column document set storage external`.execute(db);
  // Every search.
  await sql`create index organization_search_document on organization_search using gin (document)
    `.execute(db);
  // Searches for one word that thousands have: the first of them, without sorting all.
  await sql`create index organization_search_order on organization_search (precedence, organization_id)
    `.execute(db);

  // The vocabulary: every key and label, with how many organisations have it, by themselves or only
  // around them; a key with a word that it stands for. known: a word of services and everyday
  // names, that stays without any organisation.
  await sql`
    create table search_terms (
      term text collate "C" primary key,
      word text not null,
      meant integer not null,
      around integer not null,
      known boolean not null default false
    )`.execute(db);
  // The nearest words to one that nobody has: typing errors. Numbers have none.
  await sql`create index search_terms_similar on search_terms using gin (term gin_trgm_ops)
    where term >= 'a'`.execute(db);
  // A function, because the threshold of % is a setting, and holds only within it: of a word of
  // four letters with one mistaken, a fifth of the trigrams is left.
  await sql`
    create function similar_search_terms (mistaken text, most integer)
    returns table (term text, word text, organizations integer)
    language sql stable parallel safe
    set pg_trgm.similarity_threshold = 0.2
    as $$
      select term, word, meant + around from search_terms
      where term % mistaken and term >= 'a'
      order by similarity(term, mistaken) desc, meant + around desc
      limit most
    $$`.execute(db);
}
