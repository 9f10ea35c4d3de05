import { sql } from 'kysely';
import type { CommentLanguage } from '#domain/comment/language.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import { DAY_SUMS, type StoredSums } from '#server/standings/index.ts';

/** A rating as it is stored. */
export interface NewRating {
  organizationId: number;
  citizenId: string;
  subdivisionId: number | null;
  /** Minsk day. */
  ratedOn: string;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  serviceItemId: string | null;
  serviceText: string | null;
  serviceTextBe: string | null;
  serviceTextPublic: string | null;
  providedOn: string | null;
  comment: string | null;
  commentPublic: string | null;
  commentState: 'published' | 'pending' | null;
  /** Why it waits; null: it does not. */
  commentHeldFor: HoldReason[] | null;
  commentLanguage: CommentLanguage | null;
  /** Answers to additional criteria, by wording. */
  answers: ReadonlyMap<number, number>;
}

/** A rating's part of each of DAY_SUMS. Its mark is its mean, rounded half up. */
const PARTS = sql.raw(
  '1 as n, total, total * total as total_squared, simplicity, information, timeliness, courtesy, ' +
    [1, 2, 3, 4, 5].map((mark) => `((total + 2) / 4 = ${mark})::int as mark_${mark}`).join(', '),
);
const COLUMNS = sql.raw(DAY_SUMS.join(', '));
const ADDED = sql.raw(
  DAY_SUMS.map((column) => `${column} = rating_days.${column} + excluded.${column}`).join(', '),
);
const TAKEN = sql.raw(DAY_SUMS.map((column) => `${column} = d.${column} - p.${column}`).join(', '));

/** A changed rating, and the organisation's sums after the change. */
export interface Recorded {
  ratingId: number;
  sums: StoredSums;
}

/**
 * Why a rating was not stored: the organisation has just been suspended, merged or otherwise taken
 * from the public part, or the citizen has rated it on that day already.
 */
export type NotRecorded = 'not-published' | 'already-rated';

/**
 * Stores a rating with its answers and adds it to the sums of its day and of its organisation, in
 * one statement and so in one round trip and one transaction. It waits for a change of the
 * organisation that is under way, and sees what came of it; of two ratings of a day the database's
 * constraint lets one in. Both hold between requests at once.
 */
export async function recordRating(
  db: Database,
  rating: NewRating,
): Promise<Recorded | NotRecorded> {
  const { rows } = await sql<Partial<{ id: number } & StoredSums>>`${PREPARED}
    with organization as (
      select id from organizations
      where id = ${rating.organizationId}::bigint and published
      for share
    ),
    rating as (
      insert into ratings (
        organization_id, citizen_id, subdivision_id, rated_on,
        simplicity, information, timeliness, courtesy,
        service_item_id, service_text, service_text_be, service_text_public, provided_on,
        comment, comment_public, comment_state, comment_held_for, comment_language
      )
      select
        organization.id, ${rating.citizenId}::text,
        ${rating.subdivisionId}::bigint, ${rating.ratedOn}::date,
        ${rating.simplicity}::smallint, ${rating.information}::smallint,
        ${rating.timeliness}::smallint, ${rating.courtesy}::smallint,
        ${rating.serviceItemId}::text, ${rating.serviceText}::text, ${rating.serviceTextBe}::text,
        ${rating.serviceTextPublic}::text, ${rating.providedOn}::date,
        ${rating.comment}::text, ${rating.commentPublic}::text, ${rating.commentState}::text,
        ${rating.commentHeldFor}::text[], ${rating.commentLanguage}::text
      from organization
      on conflict on constraint ratings_one_a_day do nothing
      returning *
    ),
    answers as (
      insert into rating_answers (organization_id, rating_id, wording_id, score)
      select rating.organization_id, rating.id, a.wording_id, a.score
      from rating, unnest(
        ${[...rating.answers.keys()]}::bigint[], ${[...rating.answers.values()]}::smallint[]
      ) as a (wording_id, score)
    ),
    day as (
      insert into rating_days (organization_id, rated_on, subdivision_id, ${COLUMNS})
      select organization_id, rated_on, coalesce(subdivision_id, 0), ${PARTS} from rating
      on conflict (organization_id, rated_on, subdivision_id) do update set ${ADDED}
    ),
    standing as (
      insert into standings (organization_id, n, total, total_squared)
      select organization_id, 1, total, total * total from rating
      on conflict (organization_id) do update set
        version = standings.version + 1,
        n = standings.n + excluded.n,
        total = standings.total + excluded.total,
        total_squared = standings.total_squared + excluded.total_squared
      returning version, n, total, total_squared as "totalSquared"
    )
    select rating.id, standing.* from organization left join (rating cross join standing) on true
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return 'not-published';
  return recorded(rows.filter(isWhole)) ?? 'already-rated';
}

/**
 * Locks a rating until the transaction ends. Who stops or begins to count one locks it before
 * anything else, the author and the operator alike: then comes the row of the window, then sums.
 */
export async function lockRating(
  db: Database,
  { organizationId, ratingId }: { organizationId: number; ratingId: number },
): Promise<void> {
  await db
    .selectFrom('ratings')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', ratingId)
    .forUpdate()
    .execute();
}

/**
 * Stops counting a rating and takes it from the sums it was part of. Nothing happens to a rating
 * that does not count any more.
 *
 * @param db a transaction in which the rating is locked
 * @param citizenId only if it is this citizen's; null: whoever's it is
 * @returns null when there is no such counted rating
 */
export async function uncountRating(
  db: Database,
  change: {
    organizationId: number;
    ratingId: number;
    citizenId: string | null;
    status: 'withdrawn' | 'excluded';
    reason: string | null;
  },
): Promise<Recorded | null> {
  // The row of the window is locked against the job that moves the window on at midnight, so that
  // a rating that just falls out of it is taken away exactly once.
  const { rows } = await sql<{ id: number } & StoredSums>`
    with counting as (
      select w.last_day, m.window_days
      from standings_window w join methodologies m on m.version = w.methodology
      for share of w
    ),
    rating as (
      update ratings
      set status = ${change.status}, status_changed_at = now(), status_reason = ${change.reason}
      where organization_id = ${change.organizationId} and id = ${change.ratingId}
        and status = 'counted'
        and (${change.citizenId}::text is null or citizen_id = ${change.citizenId})
      returning *
    ),
    day as (
      update rating_days d set ${TAKEN}
      from (
        select organization_id, rated_on, coalesce(subdivision_id, 0) as subdivision_id, ${PARTS}
        from rating
      ) p
      where d.organization_id = p.organization_id and d.rated_on = p.rated_on
        and d.subdivision_id = p.subdivision_id
    ),
    standing as (
      update standings s set
        version = s.version + 1,
        n = s.n - p.counted,
        total = s.total - p.counted * p.total,
        total_squared = s.total_squared - p.counted * p.total * p.total
      from (
        select organization_id, total, (rated_on > last_day - window_days)::int as counted
        from rating, counting
      ) p
      where s.organization_id = p.organization_id
      returning s.version, s.n, s.total, s.total_squared as "totalSquared"
    )
    select rating.id, standing.* from rating, standing`.execute(db);
  return recorded(rows);
}

/**
 * Counts an excluded rating again: the exact opposite of excluding it. What has left the window
 * meanwhile returns to the sums of its day alone.
 *
 * @param db a transaction in which the rating is locked
 * @returns null when there is no such excluded rating
 */
export async function recountRating(
  db: Database,
  { organizationId, ratingId }: { organizationId: number; ratingId: number },
): Promise<Recorded | null> {
  const { rows } = await sql<{ id: number } & StoredSums>`
    with counting as (
      select w.last_day, m.window_days
      from standings_window w join methodologies m on m.version = w.methodology
      for share of w
    ),
    rating as (
      update ratings set status = 'counted', status_changed_at = null, status_reason = null
      where organization_id = ${organizationId} and id = ${ratingId} and status = 'excluded'
      returning *
    ),
    day as (
      insert into rating_days (organization_id, rated_on, subdivision_id, ${COLUMNS})
      select organization_id, rated_on, coalesce(subdivision_id, 0), ${PARTS} from rating
      on conflict (organization_id, rated_on, subdivision_id) do update set ${ADDED}
    ),
    standing as (
      insert into standings (organization_id, n, total, total_squared)
      select organization_id, counted, counted * total, counted * total * total
      from (
        select organization_id, total, (rated_on > last_day - window_days)::int as counted
        from rating, counting
      ) p
      on conflict (organization_id) do update set
        version = standings.version + 1,
        n = standings.n + excluded.n,
        total = standings.total + excluded.total,
        total_squared = standings.total_squared + excluded.total_squared
      returning version, n, total, total_squared as "totalSquared"
    )
    select rating.id, standing.* from rating, standing`.execute(db);
  return recorded(rows);
}

function isWhole(row: Partial<{ id: number } & StoredSums>): row is { id: number } & StoredSums {
  return typeof row.id === 'number';
}

function recorded(rows: Array<{ id: number } & StoredSums>): Recorded | null {
  const [row] = rows;
  if (row === undefined) return null;
  const { id, ...sums } = row;
  return { ratingId: id, sums };
}
