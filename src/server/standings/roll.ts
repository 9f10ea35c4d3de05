import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { methodologyOn } from './sums.ts';

/**
 * Moves the window on to a Minsk day: what fell out of it is taken from the sums. Ratings of the
 * new days are in the sums already, since every rating is added when it is made.
 *
 * Safe at any time and from several nodes at once: the row of the window is locked, and a second
 * call for the same day does nothing.
 *
 * @returns whether anything moved
 */
export async function rollWindow(db: Database, today: string): Promise<boolean> {
  const methodology = await methodologyOn(db, today);
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ lastDay: string; windowDays: number; version: number }>`
      select w.last_day as "lastDay", m.window_days as "windowDays", m.version
      from standings_window w join methodologies m on m.version = w.methodology
      for update of w`.execute(transaction);
    const [window] = rows;
    if (window === undefined) {
      await transaction
        .insertInto('standings_window')
        .values({ last_day: today, methodology: methodology.version })
        .execute();
      return true;
    }
    if (window.lastDay >= today && window.version === methodology.version) return false;
    if (window.version === methodology.version) {
      await takeOut(transaction, window.lastDay, today, window.windowDays);
    } else {
      await sumAnew(transaction, today, methodology.windowDays);
    }
    await transaction
      .updateTable('standings_window')
      .set({ last_day: today, methodology: methodology.version })
      .execute();
    return true;
  });
}

async function takeOut(
  db: Database,
  before: string,
  today: string,
  windowDays: number,
): Promise<void> {
  await sql`
    update standings s
    set version = s.version + 1, n = s.n - gone.n, total = s.total - gone.total,
      total_squared = s.total_squared - gone.total_squared
    from (
      select organization_id, sum(n) as n, sum(total) as total, sum(total_squared) as total_squared
      from rating_days
      where rated_on > ${before}::date - ${windowDays}::int
        and rated_on <= ${today}::date - ${windowDays}::int
      group by organization_id
    ) gone
    where s.organization_id = gone.organization_id`.execute(db);
}

/** Sums of all organisations over the window that ends today, replacing what was stored. */
export async function sumAnew(db: Database, today: string, windowDays: number): Promise<void> {
  await sql`
    insert into standings (organization_id, n, total, total_squared)
    select organization_id, coalesce(sum(days.n), 0), coalesce(sum(days.total), 0),
      coalesce(sum(days.total_squared), 0)
    from standings
    full join (
      select organization_id, n, total, total_squared
      from rating_days where rated_on > ${today}::date - ${windowDays}::int
    ) days using (organization_id)
    group by organization_id
    on conflict (organization_id) do update set version = standings.version + 1,
      n = excluded.n, total = excluded.total, total_squared = excluded.total_squared`.execute(db);
}
