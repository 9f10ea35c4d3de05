import { sql } from 'kysely';
import { addDays, type Day } from '#domain/calendar.ts';
import { KINDS, type KindName, type Notice } from '#domain/notification/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';
import { storedNotice } from './notice.ts';

/** Notifications that say the same: how many of them there are. */
export interface SameNotices {
  notice: Notice;
  count: number;
  /** How many there are of the whole kind. */
  ofKind: number;
}

/** No digest names more lines than this, however many things have happened. */
const MOST_LINES = 300;

/**
 * Marks what belongs into somebody's digest as mailed and says what it was, the newest first. Such
 * that differ only by the rating they are about are taken together.
 *
 * @param before what is newer waits for the next digest
 */
export async function takeForDigest(
  db: Database,
  userId: string,
  before: Date,
  now: Date,
): Promise<SameNotices[]> {
  const { rows } = await sql<{ kind: string; data: unknown; count: number; ofKind: number }>`
    with taken as (
      update notifications set mailed_at = ${now}::timestamptz
      where user_id = ${userId} and mail = 'digest' and mailed_at is null
        and created_at < ${before}::timestamptz
      returning id, kind, data - 'ratingId' as data
    )
    select kind, data, count(*)::int as count,
      (sum(count(*)) over (partition by kind))::int as "ofKind"
    from taken group by kind, data order by max(id) desc limit ${MOST_LINES}`.execute(db);
  return rows.flatMap(({ kind, data, count, ofKind }) => {
    const notice = storedNotice(kind, data);
    return notice ? [{ notice, count, ofKind }] : [];
  });
}

/** The ratings that an organisation got. */
export interface NewRatings {
  organizationId: number;
  count: number;
  /** Mean of their base scores. */
  mean: number;
}

const NEW_RATINGS = 'new-ratings' satisfies KindName;
const MOST_ORGANIZATIONS = 50;

/**
 * Whether a person wants to be told of new ratings; `person` is the column with the id.
 */
export function wantsRatings(person: string) {
  return sql<boolean>`coalesce((
    select mail from notification_choices chosen
    where chosen.user_id = ${sql.ref(person)} and chosen.kind = ${sql.lit(NEW_RATINGS)}
  ), ${sql.lit(KINDS[NEW_RATINGS].usual.mail)}) = 'digest'`;
}

/**
 * The ratings of whole days that the organisations of a person got since the last digest that told
 * of them, those with the most first; they are marked as told.
 *
 * @param upTo the last of these days
 * @param days how many days are told of where none was told before
 */
export async function takeNewRatings(
  db: Database,
  userId: string,
  { upTo, days }: { upTo: Day; days: number },
): Promise<NewRatings[]> {
  const { rows } = await sql<NewRatings>`
    select d.organization_id as "organizationId", sum(d.n)::int as count,
      sum(d.total)::float8 / sum(d.n) / 4 as mean
    from responsible_persons p
    join rating_days d on d.organization_id = p.organization_id
      and d.rated_on > coalesce((
        select counted_up_to from notification_digests told where told.user_id = p.user_id
      ), ${addDays(upTo, -days)}::date)
      and d.rated_on <= ${upTo}::date
    where p.user_id = ${userId} and p.removed_at is null and ${wantsRatings('p.user_id')}
    group by d.organization_id having sum(d.n) > 0
    order by count desc, d.organization_id limit ${MOST_ORGANIZATIONS}`.execute(db);
  if (rows.length === 0) return [];
  await db
    .insertInto('notification_digests')
    .values({ user_id: userId, weekday: null, counted_up_to: upTo })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ counted_up_to: upTo }))
    .execute();
  return rows;
}
