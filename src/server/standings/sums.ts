import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import type { Methodology, Sums } from '#domain/standing/index.ts';

/** The methodology in force on a Minsk day. */
export async function methodologyOn(db: Database, day: string): Promise<Methodology> {
  return db
    .selectFrom('methodologies')
    .select([
      'version',
      'valid_from as validFrom',
      'k',
      'window_days as windowDays',
      'minimum_ratings as minimumRatings',
    ])
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The columns of rating_days in which the ratings of a day are summed. */
export const DAY_SUMS = [
  'n',
  'total',
  'total_squared',
  'simplicity',
  'information',
  'timeliness',
  'courtesy',
  'mark_1',
  'mark_2',
  'mark_3',
  'mark_4',
  'mark_5',
] as const;

/** Sums as stored; of two versions of the same organisation's sums the higher one is newer. */
export interface StoredSums extends Sums {
  version: number;
}

/** The stored sums over the window: of every organisation that has any, or of those named. */
export async function readSums(
  db: Database,
  organizationIds?: readonly number[],
): Promise<Array<readonly [number, StoredSums]>> {
  let query = db
    .selectFrom('standings')
    .select(['organization_id', 'version', 'n', 'total', 'total_squared as totalSquared']);
  if (organizationIds) query = query.where('organization_id', 'in', organizationIds);
  const rows = await query.execute();
  return rows.map(({ organization_id: id, ...sums }) => [id, sums]);
}

/** Sums of every organisation over the window that ends on a Minsk day, from the day's sums. */
export async function sumsOfWindow(
  db: Database,
  lastDay: string,
  windowDays: number,
): Promise<Array<readonly [number, Sums]>> {
  const { rows } = await sql<{ id: number; n: number; total: number; totalSquared: number }>`
    select organization_id as id, sum(n)::int as n, sum(total)::bigint as total,
      sum(total_squared)::bigint as "totalSquared"
    from rating_days
    where rated_on > ${lastDay}::date - ${windowDays}::int and rated_on <= ${lastDay}::date
    group by organization_id
    having sum(n) > 0`.execute(db);
  return rows.map(({ id, ...sums }) => [id, sums]);
}
