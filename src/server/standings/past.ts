import { sql } from 'kysely';
import { addMonths, monthStart } from '#domain/calendar.ts';
import {
  byStanding,
  intervalOf,
  nationalOf,
  positionsOf,
  scoreOf,
  type Interval,
  type Sums,
} from '#domain/standing/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { readCatalogue } from './catalogue.ts';
import { readSuccessions, sumsOfHeirs } from './successions.ts';
import { methodologyOn, sumsOfWindow } from './sums.ts';

/** A standing as it was on an earlier day, by the methodology of that day. */
export interface PastStanding {
  n: number;
  average: number;
  score: number;
  interval: Interval;
  /** Null with too few ratings. */
  position: number | null;
}

/** With what a standing is compared (portal.md, "Change"). */
export const COMPARISONS = { month: 1, 'half-year': 6, year: 12 } as const;
export type Comparison = keyof typeof COMPARISONS;

/** The day with which a standing of `today` is compared. */
export function comparedDay(today: string, comparison: Comparison): string {
  return addMonths(today, -COMPARISONS[comparison]);
}

/** First days of months for which whole rankings are kept, latest first. */
export function periodDays(today: string, months = 24): string[] {
  return Array.from({ length: months }, (_, index) => addMonths(monthStart(today), -index)).filter(
    (day) => day < today,
  );
}

/** Of those days, the ones whose ranking is kept: none from before the first rating. */
export async function readPeriodDays(db: Database, today: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day from unnest(${periodDays(today)}::date[]) with ordinality as period (day, place)
    where exists (select from past_standings where past_standings.day = period.day)
    order by place`.execute(db);
  return rows.map((row) => row.day);
}

/**
 * Makes sure that the standings of the days needed today are stored: those compared with, and the
 * first of each month. Days that nothing needs any more are dropped.
 *
 * @returns the days that were computed now
 */
export async function keepPastStandings(
  db: Database,
  today: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<string[]> {
  const compared = Object.keys(COMPARISONS).map((key) => comparedDay(today, key as Comparison));
  const earliest = await firstRatedDay(db);
  if (earliest === null) return [];
  const needed = [...new Set([...compared, ...periodDays(today)])].filter((day) => day > earliest);
  const stored = await db.selectFrom('past_standings').select('day').distinct().execute();
  const have = new Set(stored.map((row) => row.day));
  const missing = needed.filter((day) => !have.has(day));
  const names = await nameOrders(db);
  for (const [index, day] of missing.entries()) {
    await storePastStandings(db, day, names);
    onProgress(index + 1, missing.length);
  }
  await sql`
    delete from past_standings
    where extract(day from day) <> 1 and not (day = any(${compared}::date[]))`.execute(db);
  return missing;
}

async function firstRatedDay(db: Database): Promise<string | null> {
  const row = await db
    .selectFrom('rating_days')
    .select((eb) => eb.fn.min('rated_on').as('day'))
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Computes and stores the standings of one past day. */
async function storePastStandings(
  db: Database,
  day: string,
  names: ReadonlyMap<number, number>,
): Promise<void> {
  const methodology = await methodologyOn(db, day);
  const own = await sumsOfWindow(db, day, methodology.windowDays);
  const all = sumsOfHeirs(own, await readSuccessions(db, day));
  const national = nationalOf(all.map(([, sums]) => sums));
  const standings = all.map(([organizationId, sums]) => ({
    organizationId,
    ...sums,
    score: scoreOf(sums, national, methodology)!,
    interval: intervalOf(sums, national, methodology)!,
    nameOrder: names.get(organizationId) ?? 0,
    published: names.has(organizationId),
  }));
  const ranked = standings
    .filter((standing) => standing.published && standing.n >= methodology.minimumRatings)
    .sort(byStanding);
  const positions = positionsOf(ranked);
  const positionOf = new Map(ranked.map((s, index) => [s.organizationId, positions[index]!]));
  await sql`
    insert into past_standings
      (organization_id, day, methodology, n, total, total_squared, score, low, high, position)
    select id, ${day}::date, ${methodology.version}::int, n, total, squared, score, low, high,
      position
    from unnest(
      ${standings.map((s) => s.organizationId)}::bigint[],
      ${standings.map((s) => s.n)}::int[],
      ${standings.map((s) => s.total)}::bigint[],
      ${standings.map((s) => s.totalSquared)}::bigint[],
      ${standings.map((s) => s.score)}::double precision[],
      ${standings.map((s) => s.interval[0])}::double precision[],
      ${standings.map((s) => s.interval[1])}::double precision[],
      ${standings.map((s) => positionOf.get(s.organizationId) ?? null)}::int[]
    ) as t (id, n, total, squared, score, low, high, position)
    on conflict (organization_id, day) do nothing`.execute(db);
}

/** Published organisations by the alphabetical order of their short Russian names. */
async function nameOrders(db: Database): Promise<Map<number, number>> {
  const catalogue = await readCatalogue(db);
  return new Map(catalogue.map((entry) => [entry.organizationId, entry.nameOrder]));
}

/** A row of past_standings as a standing. */
export function pastStanding(row: {
  n: number;
  total: number;
  score: number;
  low: number;
  high: number;
  position: number | null;
}): PastStanding {
  return {
    n: row.n,
    average: row.total / (4 * row.n),
    score: row.score,
    interval: [row.low, row.high],
    position: row.position,
  };
}

/** The stored standings of one day by organisation. */
export async function readPastStandings(
  db: Database,
  day: string,
): Promise<Map<number, PastStanding & Sums>> {
  const rows = await db.selectFrom('past_standings').selectAll().where('day', '=', day).execute();
  return new Map(
    rows.map((row) => [
      row.organization_id,
      { ...pastStanding(row), total: row.total, totalSquared: row.total_squared },
    ]),
  );
}
