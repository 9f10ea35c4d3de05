import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Period } from '#domain/period.ts';
import type { Database } from '#server/platform/database/index.ts';
import { heirOf, readSuccessions, type GroupTotals } from '#server/standings/index.ts';

/** What the ratings of a period come to in the country, in each region and in each sphere. */
export interface GroupSums {
  country: GroupTotals;
  regions: ReadonlyMap<string, GroupTotals>;
  spheres: ReadonlyMap<string, GroupTotals>;
}

const NONE: GroupTotals = { organizations: 0, n: 0, total: 0 };

/**
 * The sums of a period are read from the days of all organisations: of five million days a month
 * takes a third of a second, two years take four. So they are kept for ten minutes, one period is
 * read at a time, and no more than a few wait for their turn.
 */
const KEPT_FOR = 600_000;
const PERIODS_KEPT = 50;
const MOST_UNDER_WAY = 3;
const LONGEST_MS = 8_000;

interface Kept {
  sums: LRUCache<string, GroupSums, Period>;
  underWay: number;
}

const kept = new WeakMap<Database, Kept>();

/** Sums of a period by group, up to ten minutes old; null when they cannot be had in good time. */
export async function groupSums(db: Database, period: Period): Promise<GroupSums | null> {
  const known = kept.get(db) ?? keepSums(db);
  kept.set(db, known);
  const key = `${period.from} ${period.to}`;
  const isNew = known.sums.get(key) === undefined;
  if (isNew && known.underWay >= MOST_UNDER_WAY) return null;
  try {
    return await known.sums.forceFetch(key, { context: period });
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

function keepSums(db: Database): Kept {
  let last: Promise<unknown> = Promise.resolve();
  const known: Kept = {
    underWay: 0,
    sums: new LRUCache<string, GroupSums, Period>({
      max: PERIODS_KEPT,
      ttl: KEPT_FOR,
      fetchMethod: async (_key, _old, { context }) => {
        known.underWay += 1;
        const read = last.then(() => readGroupSums(db, context));
        last = read.catch(() => null);
        return read.finally(() => (known.underWay -= 1));
      },
    }),
  };
  return known;
}

/** PostgreSQL's code for a statement that took longer than it may. */
function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

interface GroupRow extends GroupTotals {
  kind: 'country' | 'region' | 'sphere';
  id: string;
}

/** Of published organisations; a merged one counts for the one that stands for it today. */
function readGroupSums(db: Database, { from, to }: Period): Promise<GroupSums> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(
      transaction,
    );
    const successions = await readSuccessions(transaction);
    const merged = [...successions.keys()];
    const { rows } = await sql<GroupRow>`
      with days as (
        select organization_id, sum(n) as n, sum(total) as total from rating_days
        where rated_on between ${from}::date and ${to}::date
        group by organization_id
      ),
      pooled as (
        select o.region_id, o.sphere_ids, sum(days.n) as n, sum(days.total) as total
        from days
        left join unnest(
          ${merged}::bigint[], ${merged.map((id) => heirOf(successions, id))}::bigint[]
        ) as merger (id, heir) on merger.id = days.organization_id
        join organizations o
          on o.id = coalesce(merger.heir, days.organization_id) and o.published
        group by o.id
        having sum(days.n) > 0
      ),
      grouped as (
        select 'country' as kind, '' as id, n, total from pooled
        union all
        select 'region', region_id, n, total from pooled
        union all
        select 'sphere', sphere, n, total from pooled, unnest(sphere_ids) as sphere
      )
      select kind, id, count(*)::int as organizations, sum(n)::int as n, sum(total)::bigint as total
      from grouped group by kind, id`.execute(transaction);
    return byGroup(rows);
  });
}

function byGroup(rows: readonly GroupRow[]): GroupSums {
  const of = (wanted: GroupRow['kind']) =>
    new Map(rows.filter(({ kind }) => kind === wanted).map(({ id, ...row }) => [id, row]));
  return {
    country: of('country').get('') ?? NONE,
    regions: of('region'),
    spheres: of('sphere'),
  };
}
