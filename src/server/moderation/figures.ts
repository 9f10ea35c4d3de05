import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { addMonths, minskDay, monthStart, startOfMinskDay, type Day } from '#domain/calendar.ts';
import type { MonthFigures } from '#domain/moderation/figures.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** The public figures of one month. */
export interface PublicMonth {
  /** Its first day. */
  month: Day;
  /** Not over yet. */
  running: boolean;
  figures: MonthFigures;
}

/** So many months are shown. */
const SHOWN_MONTHS = 24;
/** The running month is counted anew only after this, in milliseconds. */
const KEPT_FOR = 60_000;

const kept = new WeakMap<Database, LRUCache<Day, PublicMonth[]>>();

/**
 * The public figures of the last two years at most, the latest month first. What is over is
 * counted once and stored; so a figure that was published stays as it was.
 */
export function readFigures({ db, clock }: Portal): Promise<PublicMonth[]> {
  const cache =
    kept.get(db) ??
    new LRUCache<Day, PublicMonth[]>({
      max: 1,
      ttl: KEPT_FOR,
      fetchMethod: (month) => readMonths(db, month),
    });
  kept.set(db, cache);
  return cache.forceFetch(monthStart(minskDay(clock())));
}

async function readMonths(db: Database, running: Day): Promise<PublicMonth[]> {
  const first = await firstMonth(db);
  const months = Array.from({ length: SHOWN_MONTHS }, (_, age) => addMonths(running, -age));
  const shown = months.filter((month) => month === running || (first !== null && month >= first));
  const stored = await db
    .selectFrom('moderation_months')
    .select(['month', 'figures'])
    .where('month', 'in', shown)
    .execute();
  const known = new Map(stored.map(({ month, figures }) => [month, figures]));
  const read: PublicMonth[] = [];
  for (const month of shown) {
    const isRunning = month === running;
    const figures = known.get(month) ?? (await countMonth(db, month));
    if (!isRunning && !known.has(month)) await keepMonth(db, month, figures);
    read.push({ month, running: isRunning, figures });
  }
  return read;
}

async function firstMonth(db: Database): Promise<Day | null> {
  const row = await db
    .selectFrom('ratings')
    .select(({ fn }) => fn.min('rated_on').as('day'))
    .where('comment', 'is not', null)
    .executeTakeFirst();
  return row?.day ? monthStart(row.day) : null;
}

async function keepMonth(db: Database, month: Day, figures: MonthFigures): Promise<void> {
  await db
    .insertInto('moderation_months')
    .values({ month, figures: JSON.stringify(figures) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Counts what happened in a month; each of the queries reads that month's part of an index. */
async function countMonth(db: Database, month: Day): Promise<MonthFigures> {
  const next = addMonths(month, 1);
  const [from, to] = [startOfMinskDay(month), startOfMinskDay(next)];
  const comments = await sql<{ received: number; held: number }>`
    select
      (select count(*)::int from ratings
        where comment is not null and rated_on >= ${month}::date and rated_on < ${next}::date
      ) as received,
      (select count(*)::int from ratings
        where comment_held_for is not null and comment is not null
          and rated_on >= ${month}::date and rated_on < ${next}::date
      ) as held`.execute(db);
  const received = await db
    .selectFrom('replies')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('remarked_at', '>=', from)
    .where('remarked_at', '<', to)
    .executeTakeFirstOrThrow();
  const decisions = await db
    .selectFrom('moderation_decisions')
    .select(({ fn }) => ['kind', 'reason', fn.countAll<number>().as('count')])
    .where('decided_at', '>=', from)
    .where('decided_at', '<', to)
    .groupBy(['kind', 'reason'])
    .execute();
  const of = (kind: string) => decisions.filter((row) => row.kind === kind);
  const total = (kind: string) => of(kind).reduce((sum, { count }) => sum + Number(count), 0);
  const byReason = (kind: string) =>
    Object.fromEntries(of(kind).map(({ reason, count }) => [reason, Number(count)]));
  return {
    ...comments.rows[0]!,
    published: total('published'),
    masked: total('masked'),
    hidden: byReason('hidden'),
    restored: total('restored'),
    excluded: byReason('excluded'),
    reinstated: total('reinstated'),
    remarks: { received: received.count, hidden: byReason('remark-hidden') },
    appeals: await countAppeals(db, from, to),
    medianHours: await medianHours(db, from, to),
  };
}

async function countAppeals(db: Database, from: Date, to: Date): Promise<MonthFigures['appeals']> {
  const { rows } = await sql<MonthFigures['appeals']>`
    select
      (select count(*)::int from moderation_appeals
        where created_at >= ${from}::timestamptz and created_at < ${to}::timestamptz) as received,
      count(*) filter (where outcome = 'granted')::int as granted,
      count(*) filter (where outcome = 'upheld')::int as upheld
    from moderation_appeals
    where decided_at >= ${from}::timestamptz and decided_at < ${to}::timestamptz`.execute(db);
  return rows[0]!;
}

async function medianHours(db: Database, from: Date, to: Date): Promise<number | null> {
  const { rows } = await sql<{ hours: number | null }>`
    select (percentile_cont(0.5) within group (
      order by extract(epoch from decided_at - waited_since)::double precision / 3600
    ))::double precision as hours
    from moderation_decisions
    where waited_since is not null
      and decided_at >= ${from}::timestamptz and decided_at < ${to}::timestamptz`.execute(db);
  return rows[0]?.hours ?? null;
}
