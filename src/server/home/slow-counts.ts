import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { addDays } from '#domain/calendar.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { heirOf, readSuccessions } from '#server/standings/index.ts';

/** What the home page cannot take from the standings in memory. */
export interface SlowCounts {
  /** Counted ratings from before the window of the standings. */
  ratingsBefore: number;
  /** Replies to comments that can be read. */
  replies: number;
  /** Published organisations with the most counted ratings of the half-year, most first. */
  mostRated: Array<{ organizationId: number; n: number }>;
}

/** Counting goes through many rows, so it is done anew only after this, in milliseconds. */
const KEPT_FOR = 30_000;
const MOST_RATED = 5;

interface Days {
  lastBefore: string;
  halfYearAgo: string;
}

const kept = new WeakMap<Database, LRUCache<string, SlowCounts, Days>>();

/**
 * The counts of today. Nobody but the first of the day waits for them: once they are half a minute
 * old, they are counted anew while they are still shown.
 */
export function slowCounts({ db, standings }: Portal, windowDays: number): Promise<SlowCounts> {
  const { day } = standings;
  const counts = kept.get(db) ?? keepCounts(db);
  kept.set(db, counts);
  const days = {
    lastBefore: addDays(day, -windowDays),
    halfYearAgo: standings.comparedDay('half-year'),
  };
  return counts.forceFetch(day, { context: days });
}

function keepCounts(db: Database) {
  return new LRUCache<string, SlowCounts, Days>({
    max: 1,
    ttl: KEPT_FOR,
    allowStale: true,
    fetchMethod: (_day, _old, { context }) => count(db, context),
  });
}

async function count(db: Database, days: Days): Promise<SlowCounts> {
  const [before, replies, mostRated] = await Promise.all([
    db
      .selectFrom('rating_days')
      .select(sql<number>`coalesce(sum(n), 0)::int`.as('n'))
      .where('rated_on', '<=', days.lastBefore)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('replies')
      .innerJoin('ratings', (join) =>
        join
          .onRef('ratings.organization_id', '=', 'replies.organization_id')
          .onRef('ratings.id', '=', 'replies.rating_id'),
      )
      .select(sql<number>`count(*)::int`.as('n'))
      .where('ratings.comment_state', '=', 'published')
      .where('ratings.status', '=', 'counted')
      .executeTakeFirstOrThrow(),
    readMostRated(db, days.halfYearAgo),
  ]);
  return { ratingsBefore: before.n, replies: replies.n, mostRated };
}

/** Ratings of organisations that were merged count for the one that stands for them today. */
async function readMostRated(db: Database, after: string): Promise<SlowCounts['mostRated']> {
  const successions = await readSuccessions(db);
  const merged = [...successions.keys()];
  const { rows } = await sql<{ organizationId: number; n: number }>`
    select o.id as "organizationId", sum(d.n)::int as n
    from rating_days d
    left join unnest(
      ${merged}::bigint[], ${merged.map((id) => heirOf(successions, id))}::bigint[]
    ) as merger (id, heir) on merger.id = d.organization_id
    join organizations o on o.id = coalesce(merger.heir, d.organization_id) and o.published
    where d.rated_on > ${after}::date
    group by o.id
    having sum(d.n) > 0
    order by sum(d.n) desc, o.id
    limit ${MOST_RATED}`.execute(db);
  return rows;
}
