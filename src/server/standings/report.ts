import { sql } from 'kysely';
import { addDays, addMonths, monthStart } from '#domain/calendar.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion } from '#domain/rating/criteria.ts';
import type { Sums } from '#domain/standing/index.ts';
import type { Database } from '#server/platform/database/index.ts';

/** What an organisation's ratings of the window consist of. */
export interface WindowReport {
  sums: Sums;
  /** Mean of each base criterion, 1–5; null without ratings. */
  criteria: Record<BaseCriterion, number> | null;
  /** Ratings by their rounded mean: index 0 is mark 1, index 4 is mark 5. */
  marks: [number, number, number, number, number];
  /** The same sums by subdivision; only those that were rated. */
  subdivisions: Map<number, Sums>;
}

/** One month of an organisation's history. */
export interface Month {
  /** First day of the month. */
  month: string;
  n: number;
  /** Mean of v in that month; null without ratings. */
  average: number | null;
}

interface DayRow extends Sums, Record<BaseCriterion, number> {
  subdivisionId: number;
  mark1: number;
  mark2: number;
  mark3: number;
  mark4: number;
  mark5: number;
}

/**
 * Sums of the ratings of the window that ends today, by what they consist of.
 *
 * @param organizationIds an organisation, and those that were merged into it
 */
export async function readWindowReport(
  db: Database,
  organizationIds: readonly number[],
  today: string,
  windowDays: number,
): Promise<WindowReport> {
  const { rows } = await sql<DayRow>`
    select subdivision_id as "subdivisionId", sum(n)::int as n, sum(total)::bigint as total,
      sum(total_squared)::bigint as "totalSquared",
      sum(simplicity)::bigint as simplicity, sum(information)::bigint as information,
      sum(timeliness)::bigint as timeliness, sum(courtesy)::bigint as courtesy,
      sum(mark_1)::int as mark1, sum(mark_2)::int as mark2, sum(mark_3)::int as mark3,
      sum(mark_4)::int as mark4, sum(mark_5)::int as mark5
    from rating_days
    where organization_id = any(${organizationIds}::bigint[])
      and rated_on > ${addDays(today, -windowDays)}::date
    group by subdivision_id
    having sum(n) > 0`.execute(db);
  const sum = (pick: (row: DayRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const sums: Sums = {
    n: sum((row) => row.n),
    total: sum((row) => row.total),
    totalSquared: sum((row) => row.totalSquared),
  };
  return {
    sums,
    criteria:
      sums.n === 0
        ? null
        : (Object.fromEntries(
            BASE_CRITERIA_IDS.map((id) => [id, sum((row) => row[id]) / sums.n]),
          ) as Record<BaseCriterion, number>),
    marks: [
      sum((row) => row.mark1),
      sum((row) => row.mark2),
      sum((row) => row.mark3),
      sum((row) => row.mark4),
      sum((row) => row.mark5),
    ],
    subdivisions: new Map(
      rows.filter((row) => row.subdivisionId !== 0).map((row) => [row.subdivisionId, row]),
    ),
  };
}

/**
 * The last months of ratings, oldest first, months without any among them.
 *
 * @param organizationIds an organisation, and those that were merged into it
 */
export async function readMonths(
  db: Database,
  organizationIds: readonly number[],
  today: string,
  months = 24,
): Promise<Month[]> {
  const first = addMonths(monthStart(today), 1 - months);
  const { rows } = await sql<{ month: string; n: number; total: number }>`
    select date_trunc('month', rated_on)::date as month, sum(n)::int as n,
      sum(total)::bigint as total
    from rating_days
    where organization_id = any(${organizationIds}::bigint[]) and rated_on >= ${first}::date
    group by 1 having sum(n) > 0`.execute(db);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index);
    const row = byMonth.get(month);
    return { month, n: row?.n ?? 0, average: row ? row.total / (4 * row.n) : null };
  });
}
