import { sql } from 'kysely';
import { addMonths, monthStart, type Day } from '#domain/calendar.ts';
import type { Period } from '#domain/period.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion } from '#domain/rating/criteria.ts';
import type { Database } from '#server/platform/database/index.ts';

/** How many counted ratings, and their mean, 1–5; null without any. */
export interface Figures {
  n: number;
  mean: number | null;
}

/** What the ratings of a period come to. */
export interface PeriodSums extends Figures {
  /** Mean of each base criterion; null without ratings. */
  criteria: Record<BaseCriterion, number> | null;
  /** Ratings by their rounded mean: index 0 is mark 1, index 4 is mark 5. */
  marks: [number, number, number, number, number];
  /** Every month that the period touches, earliest first. */
  months: Array<Figures & { month: Day }>;
  /** Monday (1) to Sunday (7). */
  weekdays: Array<Figures & { weekday: number }>;
  /** By subdivision (null: none was named), the most rated first. */
  subdivisions: Array<Figures & { id: number | null; nameRu: string; nameBe: string }>;
}

interface SumsRow extends Record<BaseCriterion, number> {
  month: Day | null;
  weekday: number | null;
  subdivision: number | null;
  n: number;
  total: number;
  mark1: number;
  mark2: number;
  mark3: number;
  mark4: number;
  mark5: number;
}

/** Sums of an organisation's counted ratings in a period, from the sums of its days. */
export async function sumsOfPeriod(
  db: Database,
  organizationId: number,
  { from, to }: Period,
): Promise<PeriodSums> {
  const { rows } = await sql<SumsRow>`
    select month, weekday, subdivision, sum(n)::int as n, sum(total)::bigint as total,
      sum(simplicity)::bigint as simplicity, sum(information)::bigint as information,
      sum(timeliness)::bigint as timeliness, sum(courtesy)::bigint as courtesy,
      sum(mark_1)::int as mark1, sum(mark_2)::int as mark2, sum(mark_3)::int as mark3,
      sum(mark_4)::int as mark4, sum(mark_5)::int as mark5
    from (
      select date_trunc('month', rated_on)::date as month,
        extract(isodow from rated_on)::int as weekday, subdivision_id as subdivision, d.*
      from rating_days d
      where organization_id = ${organizationId}
        and rated_on between ${from}::date and ${to}::date
    ) days
    group by grouping sets ((), (month), (weekday), (subdivision))
    having sum(n) > 0`.execute(db);
  const all = rows.find(
    ({ month, weekday, subdivision }) => (month ?? weekday ?? subdivision) === null,
  );
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const byWeekday = new Map(rows.map((row) => [row.weekday, row]));
  return {
    ...figuresOf(all),
    criteria: all
      ? (Object.fromEntries(BASE_CRITERIA_IDS.map((id) => [id, all[id] / all.n])) as Record<
          BaseCriterion,
          number
        >)
      : null,
    marks: all ? [all.mark1, all.mark2, all.mark3, all.mark4, all.mark5] : [0, 0, 0, 0, 0],
    months: monthsOf(from, to).map((month) => ({ month, ...figuresOf(byMonth.get(month)) })),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      ...figuresOf(byWeekday.get(weekday)),
    })),
    subdivisions: await named(
      db,
      organizationId,
      rows.filter((row) => row.subdivision !== null),
    ),
  };
}

function figuresOf(row: Pick<SumsRow, 'n' | 'total'> | undefined): Figures {
  return row ? { n: row.n, mean: row.total / (4 * row.n) } : { n: 0, mean: null };
}

function monthsOf(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let month = monthStart(from); month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

async function named(
  db: Database,
  organizationId: number,
  rows: SumsRow[],
): Promise<PeriodSums['subdivisions']> {
  const ids = rows.flatMap(({ subdivision }) => subdivision || []);
  const names = new Map(
    ids.length === 0
      ? []
      : (
          await db
            .selectFrom('subdivisions')
            .select(['id', 'name_ru as nameRu', 'name_be as nameBe'])
            .where('organization_id', '=', organizationId)
            .where('id', 'in', ids)
            .execute()
        ).map(({ id, ...name }) => [id, name]),
  );
  return rows
    .map((row) => ({
      id: row.subdivision || null,
      ...(names.get(row.subdivision ?? 0) ?? { nameRu: '', nameBe: '' }),
      ...figuresOf(row),
    }))
    .sort((a, b) => b.n - a.n);
}

/** By service item; null: not named, or in the citizen's words. The most rated first. */
export async function figuresByService(
  db: Database,
  organizationId: number,
  { from, to }: Period,
): Promise<Array<Figures & { serviceItemId: string | null }>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['service_item_id as serviceItemId'])
    .select(sql<number>`count(*)::int`.as('n'))
    .select(sql<number>`sum(total)::bigint`.as('total'))
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'counted')
    .where('rated_on', '>=', from)
    .where('rated_on', '<=', to)
    .groupBy('service_item_id')
    .orderBy('n', 'desc')
    .orderBy('serviceItemId')
    .execute();
  return rows.map(({ serviceItemId, ...sums }) => ({ serviceItemId, ...figuresOf(sums) }));
}
