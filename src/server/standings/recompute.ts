import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { rollWindow } from './roll.ts';
import { DAY_SUMS, methodologyOn } from './sums.ts';

/** What a full recomputation found. */
export interface Recomputation {
  /** Counted ratings read. */
  ratings: number;
  /** Organisations with ratings in the window. */
  organizations: number;
  /** Day's sums that differed from the stored ones. */
  differingDays: number;
  /** Standings that differed from the stored ones. */
  differingStandings: number;
}

/**
 * Computes every sum anew from the ratings themselves, counts what differed from what was stored,
 * and stores the new. Reading goes on meanwhile; new ratings wait until it is done.
 *
 * @param today Minsk day on which the window ends
 */
export async function recomputeStandings(db: Database, today: string): Promise<Recomputation> {
  const methodology = await methodologyOn(db, today);
  // On a day that no portal has turned to yet, the stored sums are still those of the day before.
  await rollWindow(db, today);
  return db.transaction().execute(async (transaction) => {
    await sql`lock table ratings, rating_days, standings, standings_window
      in share row exclusive mode`.execute(transaction);
    // The sums of all days pass through memory, several times what the server gives a usual query.
    await sql`set local work_mem = '128MB'`.execute(transaction);
    const differingDays = await replaceDays(transaction);
    const differingStandings = await replaceStandings(transaction, today, methodology.windowDays);
    await sql`
      insert into standings_window (last_day, methodology)
      values (${today}, ${methodology.version})
      on conflict (single) do update
        set last_day = excluded.last_day, methodology = excluded.methodology`.execute(transaction);
    const { rows } = await sql<{ ratings: number; organizations: number }>`
      select (select coalesce(sum(n), 0)::bigint from rating_days) as ratings,
        (select count(*) from standings where n > 0) as organizations`.execute(transaction);
    return { ...rows[0]!, differingDays, differingStandings };
  });
}

/** The day's sums as they follow from the ratings. The mark of a rating is its rounded mean. */
const DAYS_OF_RATINGS = sql`
  select organization_id, rated_on, coalesce(subdivision_id, 0) as subdivision_id,
    count(*)::int as n, sum(total)::bigint as total, sum(total * total)::bigint as total_squared,
    sum(simplicity)::bigint as simplicity, sum(information)::bigint as information,
    sum(timeliness)::bigint as timeliness, sum(courtesy)::bigint as courtesy,
    (count(*) filter (where (total + 2) / 4 = 1))::int as mark_1,
    (count(*) filter (where (total + 2) / 4 = 2))::int as mark_2,
    (count(*) filter (where (total + 2) / 4 = 3))::int as mark_3,
    (count(*) filter (where (total + 2) / 4 = 4))::int as mark_4,
    (count(*) filter (where (total + 2) / 4 = 5))::int as mark_5
  from ratings
  where status = 'counted'
  group by organization_id, rated_on, coalesce(subdivision_id, 0)`;

/** Puts right the day's sums that differ. A stored day without ratings equals an absent one. */
async function replaceDays(db: Database): Promise<number> {
  const key = sql.raw('organization_id, rated_on, subdivision_id');
  const sums = sql.raw(DAY_SUMS.join(', '));
  const sumsOf = (table: string) =>
    sql.raw(DAY_SUMS.map((column) => `${table}.${column}`).join(', '));
  await sql`
    create temporary table differing_days on commit drop as
    select ${key}, ${sumsOf('fresh')}
    from (select * from rating_days where n > 0) stored
    full outer join (${DAYS_OF_RATINGS}) fresh using (${key})
    where (${sumsOf('stored')}) is distinct from (${sumsOf('fresh')})`.execute(db);
  await sql`delete from rating_days using differing_days
    where (rating_days.organization_id, rating_days.rated_on, rating_days.subdivision_id)
      = (differing_days.organization_id, differing_days.rated_on, differing_days.subdivision_id)`.execute(
    db,
  );
  // In the order of the key, which is the quickest to be indexed.
  await sql`insert into rating_days (${key}, ${sums})
    select ${key}, ${sums} from differing_days where n is not null order by ${key}`.execute(db);
  const { rows } = await sql<{ differing: number }>`
    select count(*) as differing from differing_days`.execute(db);
  return rows[0]!.differing;
}

async function replaceStandings(db: Database, today: string, windowDays: number): Promise<number> {
  const { rows } = await sql<{ differing: number }>`
    with fresh as (
      select organization_id, sum(n)::int as n, sum(total)::bigint as total,
        sum(total_squared)::bigint as total_squared
      from rating_days
      where rated_on > ${today}::date - ${windowDays}::int
      group by organization_id
    ),
    replaced as (
      insert into standings (organization_id, n, total, total_squared)
      select organization_id, coalesce(f.n, 0), coalesce(f.total, 0),
        coalesce(f.total_squared, 0)
      from standings s full outer join fresh f using (organization_id)
      where coalesce(s.n, 0) <> coalesce(f.n, 0)
        or coalesce(s.total, 0) <> coalesce(f.total, 0)
        or coalesce(s.total_squared, 0) <> coalesce(f.total_squared, 0)
      on conflict (organization_id) do update set version = standings.version + 1,
        n = excluded.n, total = excluded.total, total_squared = excluded.total_squared
      returning 1
    )
    select count(*) as differing from replaced`.execute(db);
  return rows[0]!.differing;
}
