import { sql, type Transaction } from 'kysely';
import type { Tables } from '#server/platform/database/index.ts';

/** An index or a constraint, and what makes it again. */
interface SetAside {
  drop: string;
  restore: string;
}

/**
 * Loads rows into tables whose secondary indexes, unique constraints and foreign keys are set
 * aside meanwhile and made again afterwards, all at once, which is several times faster. Every row
 * is checked then. It all happens in the caller's transaction: an interruption undoes it.
 *
 * @param load inserts the rows
 * @param onRestored called after each index or constraint that is back
 * @throws the database's error when a row breaks a constraint
 */
export async function withoutIndexes(
  trx: Transaction<Tables>,
  tables: readonly (keyof Tables)[],
  load: () => Promise<void>,
  onRestored: (done: number, total: number) => void,
): Promise<void> {
  const all = [...(await constraintsOf(trx, tables)), ...(await indexesOf(trx, tables))];
  for (const { drop } of all) await sql.raw(drop).execute(trx);
  await load();
  // Foreign keys last: they are checked with the help of the indexes.
  const restored = all.toReversed();
  for (const [index, { restore }] of restored.entries()) {
    await sql.raw(restore).execute(trx);
    onRestored(index + 1, restored.length);
  }
}

/** Foreign keys first, then what they may rest on. */
async function constraintsOf(
  trx: Transaction<Tables>,
  tables: readonly (keyof Tables)[],
): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where contype in ('f', 'u') and conrelid in (${tableIds(tables)})
    order by contype, conname`.execute(trx);
  return rows;
}

async function indexesOf(
  trx: Transaction<Tables>,
  tables: readonly (keyof Tables)[],
): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    select format('drop index %s', indexrelid::regclass) as drop,
      pg_get_indexdef(indexrelid) as restore
    from pg_index
    where indrelid in (${tableIds(tables)})
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by indexrelid`.execute(trx);
  return rows;
}

function tableIds(tables: readonly (keyof Tables)[]) {
  return sql.join(tables.map((table) => sql`${table}::text::regclass`));
}
