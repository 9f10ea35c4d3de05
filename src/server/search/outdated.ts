import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { forgetCatalogues, knownWords } from './catalogue.ts';
import { indexOrganizations, lockIndex } from './commands.ts';
import { refreshKnownWords } from './vocabulary-counts.ts';

/** Announced when the index has to be built anew; received once the transaction is through. */
export const SEARCH_OUTDATED_CHANNEL = 'search';

/** Under this key the settings say that the index is out of date, until it has been built anew. */
const KEY = 'search-outdated';

/** So few at once that searches and edits between them hardly wait. */
const BATCH = 200;

/**
 * Says that the index no longer follows from the reference data. Written in the transaction that
 * changes them, so that a process that ends right after it does not lose the work.
 */
export async function markSearchOutdated(db: Database): Promise<void> {
  const value = JSON.stringify(randomUUID());
  await db
    .insertInto('settings')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await sql`select pg_notify(${SEARCH_OUTDATED_CHANNEL}, '')`.execute(db);
}

/**
 * Brings the index up to the reference data, if it is out of date: all published organisations, a
 * few at a time, and the words that are known without any organisation. Searches go on meanwhile.
 *
 * @returns whether anything was done
 */
export async function rebuildOutdatedIndex(db: Database): Promise<boolean> {
  const mark = await db
    .selectFrom('settings')
    .select(sql<string>`value::text`.as('value'))
    .where('key', '=', KEY)
    .executeTakeFirst();
  if (!mark) return false;
  for await (const ids of publishedIds(db)) await indexOrganizations(db, ids);
  const words = await knownWords(db);
  await db.transaction().execute(async (trx) => {
    await lockIndex(trx);
    await refreshKnownWords(trx, words);
  });
  forgetCatalogues(db);
  // Marked once more in the meantime, it stays marked.
  await db
    .deleteFrom('settings')
    .where('key', '=', KEY)
    .where(sql<boolean>`value::text = ${mark.value}`)
    .execute();
  return true;
}

async function* publishedIds(db: Database): AsyncGenerator<number[]> {
  let last = 0;
  for (;;) {
    const rows = await db
      .selectFrom('organizations')
      .select('id')
      .where('published', '=', true)
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield rows.map(({ id }) => id);
  }
}
