import type { BaseScores } from '#domain/rating/criteria.ts';
import { isLowRating } from '#domain/rating/low-rating.ts';
import type { Database } from '#server/platform/database/index.ts';
import { notify, type Notification } from '#server/notifications/index.ts';
import { DAY } from '../days.ts';
import { DEMO_CITIZEN_ID, demoUserId } from './load.ts';

/** Something that was told, and when. */
type Told = Notification & { at: Date };

/** What was told so long before the demo's today has been read. */
const READ_AFTER = 3 * DAY;
const MOST_OF_KIND = 4;

/**
 * Tells the demo's logins of what lately happened to them, as it would have been told then; nothing
 * of it is mailed any more.
 *
 * @param now the demo's present, in milliseconds since 1970
 */
export async function loadDemoNotifications(db: Database, now: number): Promise<void> {
  const all = [
    ...(await repliesToCitizen(db)),
    ...(await commentsOnOrganization(db)),
    ...(await openRequests(db)),
  ];
  all.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, ...notification } of all) await notify(db, at, notification);
  await db
    .updateTable('notifications')
    .set(({ ref }) => ({ mailed_at: ref('created_at') }))
    .execute();
  await db
    .updateTable('notifications')
    .set(({ ref }) => ({ read_at: ref('created_at') }))
    .where('created_at', '<', new Date(now - READ_AFTER))
    .execute();
}

async function repliesToCitizen(db: Database): Promise<Told[]> {
  const rows = await db
    .selectFrom('ratings as r')
    .innerJoin('replies as a', (join) =>
      join.onRef('a.organization_id', '=', 'r.organization_id').onRef('a.rating_id', '=', 'r.id'),
    )
    .select(['r.organization_id as organizationId', 'r.id as ratingId', 'a.created_at as at'])
    .where('r.citizen_id', '=', DEMO_CITIZEN_ID)
    .where('r.status', '=', 'counted')
    .orderBy('a.created_at', 'desc')
    .limit(MOST_OF_KIND)
    .execute();
  const to = { userId: DEMO_CITIZEN_ID };
  return rows.map(({ at, ...data }) => ({ kind: 'reply-received', data, to, at }));
}

async function commentsOnOrganization(db: Database): Promise<Told[]> {
  const rows = await db
    .selectFrom('ratings')
    .innerJoin('responsible_persons as p', 'p.organization_id', 'ratings.organization_id')
    .select(['ratings.organization_id as organizationId', 'ratings.id as ratingId'])
    .select(['created_at as at', 'simplicity', 'information', 'timeliness', 'courtesy'])
    .where('p.user_id', '=', demoUserId('organization'))
    .where('status', '=', 'counted')
    .where('comment_state', '=', 'published')
    .orderBy('rated_on', 'desc')
    .orderBy('ratings.id', 'desc')
    .limit(MOST_OF_KIND)
    .execute();
  return rows.map(({ at, organizationId, ratingId, ...scores }): Told => {
    const data = { organizationId, ratingId };
    const to = { organizationId, right: 'any' } as const;
    return isLowRating(scores as BaseScores)
      ? { kind: 'low-rating', data: { ...data, published: true }, to, at }
      : { kind: 'comment-added', data, to, at };
  });
}

async function openRequests(db: Database): Promise<Told[]> {
  const rows = await db
    .selectFrom('registration_requests')
    .select(['id as number', 'created_at as at'])
    .where('state', 'in', ['new', 'in-work'])
    .execute();
  const to = { role: 'operator' } as const;
  return rows.map(({ at, ...data }) => ({ kind: 'registration-requested', data, to, at }));
}
