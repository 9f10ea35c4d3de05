import { sql } from 'kysely';
import { documentAnalyzer, type SearchDocument } from '#domain/search/document.ts';
import type { Database } from '#server/platform/database/index.ts';
import { forgetCatalogues, knownWords } from './catalogue.ts';
import { readSearchable } from './searchable.ts';
import { adjustVocabulary, rebuildVocabulary, VocabularyCount } from './vocabulary-counts.ts';

/** How far the building of the index is, in organisations. */
export interface IndexingProgress {
  done: number;
  total: number;
}

/** So many organisations are read, analysed and stored at once. */
const BATCH = 1000;

/**
 * The fewer ratings, the higher: one step for every fifth more ratings. In steps, so that a row
 * changes seldom, and with it the indexes.
 */
const PRECEDENCE = sql`(-round(4 * ln(1 + coalesce(standings.n, 0)) / ln(2)))::smallint`;

/**
 * Makes search find the organisations as they are now: those that are published are put into the
 * index, others taken out of it. In one transaction, the caller's or its own, so that searches
 * meanwhile see the index as it was.
 *
 * @param which ids, after a change of these organisations; `'all'` builds everything anew,
 *   vocabulary included, which is due after a change of the reference data too
 */
export async function indexOrganizations(
  db: Database,
  which: readonly number[] | 'all',
  onProgress: (progress: IndexingProgress) => void = () => {},
): Promise<void> {
  const index = async (trx: Database) => {
    await lockIndex(trx);
    await (which === 'all' ? indexAll(trx, onProgress) : indexSome(trx, [...new Set(which)]));
  };
  await (db.isTransaction ? index(db) : db.transaction().execute(index));
  if (which === 'all') {
    forgetCatalogues(db);
    // The planner's choice rests on how frequent terms are, which the server would find out only
    // minutes later.
    await sql`analyze organization_search, search_terms`.execute(db);
  }
}

/**
 * Waits until nobody else changes the index, and keeps others waiting until the transaction ends:
 * what one adds to the vocabulary and takes from it depends on what the one before it left.
 */
export async function lockIndex(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('search index'))`.execute(db);
}

/** Brings the order of search results up to the numbers of ratings. Changes only what differs. */
export async function refreshPrecedence(db: Database): Promise<void> {
  await sql`
    update organization_search set precedence = ${PRECEDENCE}
    from standings
    where standings.organization_id = organization_search.organization_id
      and organization_search.precedence <> ${PRECEDENCE}`.execute(db);
}

async function indexAll(
  db: Database,
  onProgress: (progress: IndexingProgress) => void,
): Promise<void> {
  const { total } = await db
    .selectFrom('organizations')
    .where('published', '=', true)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  await db.deleteFrom('organization_search').execute();
  const analyze = documentAnalyzer();
  const count = new VocabularyCount();
  let done = 0;
  for await (const batch of readSearchable(db, 'all', BATCH)) {
    const documents = batch.map(({ id, organization }) => ({ id, ...analyze(organization) }));
    await store(db, documents);
    for (const document of documents) count.add(document);
    done += documents.length;
    onProgress({ done, total });
  }
  await rebuildVocabulary(db, count, await knownWords(db));
}

async function indexSome(db: Database, ids: readonly number[]): Promise<void> {
  const analyze = documentAnalyzer();
  const documents: StoredDocument[] = [];
  for await (const batch of readSearchable(db, ids, BATCH)) {
    documents.push(...batch.map(({ id, organization }) => ({ id, ...analyze(organization) })));
  }
  const count = new VocabularyCount();
  for (const document of documents) count.add(document);
  await adjustVocabulary(db, ids, count);
  await sql`delete from organization_search where organization_id = any(${ids}::bigint[])`.execute(
    db,
  );
  for (let at = 0; at < documents.length; at += BATCH) {
    await store(db, documents.slice(at, at + BATCH));
  }
}

type StoredDocument = SearchDocument & { id: number };

async function store(db: Database, documents: readonly StoredDocument[]): Promise<void> {
  const rows = documents.map(({ id, terms, nameWords }) => ({ id, terms, nameWords }));
  await sql`
    insert into organization_search (organization_id, document, name_words, precedence)
    select given.id, array_to_tsvector(given.terms), given."nameWords", ${PRECEDENCE}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (id bigint, terms text[], "nameWords" smallint)
    left join standings on standings.organization_id = given.id`.execute(db);
}
