import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';

/** What was answered to one wording in a month. */
export interface MonthOfAnswers {
  /** 'YYYY-MM', of Minsk days. */
  month: string;
  n: number;
  /** Of scores, 1–5; of yes and no, the share of yes, 0–1. */
  mean: number;
}

/** One wording of a criterion with what was answered to it, in ratings that count. */
export interface WordingResults {
  id: number;
  questionRu: string;
  questionBe: string;
  askedFrom: Date;
  /** Null: the present wording. */
  replacedAt: Date | null;
  n: number;
  /** As of a month; null without answers. */
  mean: number | null;
  /** Only those with answers, the latest first; at most `MOST_MONTHS`. */
  months: MonthOfAnswers[];
}

/** Older months are summed up in the mean of the wording alone. */
const MOST_MONTHS = 36;

/** The wordings of a criterion, the latest first, each with its results over time. */
export async function readResults(
  db: Database,
  organizationId: number,
  criterionId: number,
): Promise<WordingResults[]> {
  const wordings = await db
    .selectFrom('criterion_wordings')
    .select(['id', 'question_ru as questionRu', 'question_be as questionBe'])
    .select(['asked_from as askedFrom', 'replaced_at as replacedAt'])
    .where('organization_id', '=', organizationId)
    .where('criterion_id', '=', criterionId)
    .orderBy('id', 'desc')
    .execute();
  const { rows } = await sql<{ wordingId: number; month: string; n: number; total: number }>`
    select a.wording_id as "wordingId", to_char(r.rated_on, 'YYYY-MM') as month,
      count(*)::int as n, sum(a.score)::int as total
    from rating_answers a
    join ratings r on r.organization_id = a.organization_id and r.id = a.rating_id
    where a.organization_id = ${organizationId}
      and a.wording_id = any(${wordings.map(({ id }) => id)}::bigint[])
      and r.status = 'counted'
    group by 1, 2
    order by 2 desc`.execute(db);
  return wordings.map((wording) => {
    const months = rows.filter(({ wordingId }) => wordingId === wording.id);
    const n = sum(months.map((month) => month.n));
    return {
      ...wording,
      n,
      mean: n === 0 ? null : sum(months.map(({ total }) => total)) / n,
      months: months
        .slice(0, MOST_MONTHS)
        .map(({ month, n, total }) => ({ month, n, mean: total / n })),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
