import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { addDays } from '#domain/calendar.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

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

async function readMostRated(db: Database, after: string): Promise<SlowCounts['mostRated']> {
  return db
    .selectFrom('rating_days')
    .innerJoin('organizations', 'organizations.id', 'rating_days.organization_id')
    .select(['organizations.id as organizationId', sql<number>`sum(n)::int`.as('n')])
    .where('rated_on', '>', after)
    .where('organizations.published', '=', true)
    .groupBy('organizations.id')
    .having(sql<boolean>`sum(n) > 0`)
    .orderBy('n', 'desc')
    .orderBy('organizations.id')
    .limit(MOST_RATED)
    .execute();
}
