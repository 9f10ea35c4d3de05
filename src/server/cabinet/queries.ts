import { sql } from 'kysely';
import { addDays, minskDay } from '#domain/calendar.ts';
import { firstDayOnTime } from '#domain/comment/reply.ts';
import type { BaseCriterion, Score } from '#domain/rating/criteria.ts';
import type { Interval } from '#domain/standing/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOwnOrganizations, type OwnOrganization } from '#server/responsible-persons/index.ts';
import { changesOf, type Change } from '#server/standings/index.ts';

/** A published comment to which the organisation has not replied. */
export interface WaitingComment {
  ratingId: number;
  ratedOn: string;
  comment: string;
  scores: Record<BaseCriterion, Score>;
}

/** What the first page of a cabinet shows. */
export interface Cabinet {
  organization: OwnOrganization;
  n: number;
  score: number | null;
  interval: Interval | null;
  /** In the country; null with too few ratings, or unpublished. */
  position: number | null;
  /** Score and position against earlier days; none while there are no ratings. */
  changes: Change[];
  /** Ratings that are missing for a position. */
  missing: number;
  /** Counted ratings of the last 30 days. */
  newRatings: number;
  /**
   * Comments without a reply: those to which one is due first, how many there are, and how many of
   * them are overdue; at most `MOST_WAITING` are counted.
   */
  waiting: { comments: WaitingComment[]; count: number; overdue: number };
}

const NEW_DAYS = 30;
const SHOWN = 5;
/** Comments without a reply are not counted any further. */
export const MOST_WAITING = 1000;

/**
 * The first page of the cabinet of an organisation; null when the person does not answer for it.
 *
 * @throws NotAllowed
 */
export async function readCabinet(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<Cabinet | null> {
  const own = await readOwnOrganizations(portal, person);
  const organization = own.find(({ id }) => id === organizationId);
  if (!organization) return null;
  const live = await portal.standings.current();
  const sums = live.sumsOf(organizationId);
  const [score, interval] = [live.scoreOf(sums), live.intervalOf(sums)];
  const position = live.standing(organizationId)?.position ?? null;
  return {
    organization,
    n: sums.n,
    score,
    interval,
    position,
    changes:
      score === null || interval === null || sums.n === 0
        ? []
        : changesOf(portal.standings, organizationId, { score, interval, position }),
    missing: Math.max(0, live.methodology.minimumRatings - sums.n),
    newRatings: await countSince(portal, organizationId),
    waiting: await readWaiting(portal, organizationId),
  };
}

async function countSince({ db, clock }: Portal, organizationId: number): Promise<number> {
  const { count } = await db
    .selectFrom('rating_days')
    .select(({ fn }) => fn.sum<number | null>('n').as('count'))
    .where('organization_id', '=', organizationId)
    .where('rated_on', '>', addDays(minskDay(clock()), -NEW_DAYS))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function readWaiting(
  { db, clock }: Portal,
  organizationId: number,
): Promise<Cabinet['waiting']> {
  const waiting = db
    .selectFrom('ratings')
    .leftJoin('replies', (join) =>
      join
        .onRef('replies.organization_id', '=', 'ratings.organization_id')
        .onRef('replies.rating_id', '=', 'ratings.id'),
    )
    .where('ratings.organization_id', '=', organizationId)
    .where('ratings.status', '=', 'counted')
    .where('ratings.comment_state', '=', 'published')
    .where('replies.rating_id', 'is', null)
    .orderBy('ratings.rated_on')
    .orderBy('ratings.id');
  const rows = await waiting
    .select(['ratings.id as ratingId', 'rated_on as ratedOn'])
    .select(['simplicity', 'information', 'timeliness', 'courtesy'])
    .select(({ ref }) => ref('comment_public').$notNull().as('comment'))
    .limit(SHOWN)
    .execute();
  const onTime = firstDayOnTime(minskDay(clock()));
  const { count, overdue } = await db
    .selectFrom(waiting.select('rated_on').limit(MOST_WAITING).as('waiting'))
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`(count(*) filter (where rated_on < ${onTime}::date))::int`.as('overdue'))
    .executeTakeFirstOrThrow();
  const comments = rows.map(({ ratingId, ratedOn, comment, ...scores }) => ({
    ratingId,
    ratedOn,
    comment,
    scores: scores as Record<BaseCriterion, Score>,
  }));
  return { comments, count, overdue };
}
