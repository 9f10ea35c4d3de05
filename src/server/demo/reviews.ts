import { sql } from 'kysely';
import { findInsults } from '#domain/comment/find-insults.ts';
import { FIRST_WORDS } from '#domain/comment/first-words.ts';
import { WordList } from '#domain/comment/word-list.ts';
import type { CommentReason, DecisionKind } from '#domain/moderation/decision.ts';
import { maskFragments } from '#domain/moderation/mask-fragments.ts';
import type { Database } from '#server/platform/database/index.ts';
import { DAY, HOUR, timestamp } from './days.ts';
import { demoUserId } from './people/load.ts';

/** The latest comments that wait, with their age in days: two of them are overdue. */
const WAITING_AGES = [0, 0, 1, 1, 2, 3, 6, 8];
/** So many are decided at once. */
const BATCH = 5_000;
/** Nobody's comment waited longer than this, in hours. */
const LONGEST_WAIT = 60;
/** Every so many hidden comments their author objects. */
const APPEALED = 9;

interface Pending {
  id: number;
  organizationId: number;
  comment: string;
  createdAt: Date;
}

/** A decision of the demo's operator. */
interface Review {
  rating: Pending;
  kind: DecisionKind;
  reason: CommentReason | null;
  /** As others see it from then on; null: as before. */
  text: string | null;
  decidedAt: number;
}

/**
 * Lets the demo's operator have done the work: of the comments that had to wait, all but the latest
 * are decided; excluded ratings have their decision; some authors objected.
 *
 * @param now the demo's present, in milliseconds since 1970
 */
export async function loadDemoReviews(db: Database, now: number): Promise<void> {
  await sql`update ratings set comment_held_for = '{insult}'
    where comment_state = 'pending'`.execute(db);
  await decideExclusions(db);
  const waiting = await keepWaiting(db, now);
  for (let after = 0; ;) {
    const pending = await readPending(db, waiting, after);
    await storeReviews(
      db,
      pending.map((rating) => review(rating, now)),
    );
    if (pending.length < BATCH) break;
    after = pending.at(-1)!.id;
  }
  await hideOneOfDemoCitizen(db, now);
  await loadAppeals(db, now);
}

/** The rating itself says why it does not count; the decision says it, too. */
async function decideExclusions(db: Database): Promise<void> {
  await sql`
    insert into moderation_decisions
      (organization_id, rating_id, kind, reason, decided_at, decided_by)
    select organization_id, id, 'excluded', status_reason, status_changed_at, 'operator'
    from ratings where status = 'excluded'
    order by status_changed_at`.execute(db);
}

/** Moves the latest that wait to the last days, so that a demo of any size has a queue. */
async function keepWaiting(db: Database, now: number): Promise<number[]> {
  const latest = await db
    .selectFrom('ratings')
    .select('id')
    .where('comment_state', '=', 'pending')
    .where('status', '=', 'counted')
    .orderBy('rated_on', 'desc')
    .orderBy('id', 'desc')
    .limit(WAITING_AGES.length)
    .execute();
  for (const [at, { id }] of latest.entries()) {
    const written = timestamp(now - WAITING_AGES[at]! * DAY - 10 * HOUR);
    await sql`
      update ratings set
        rated_on = (${written}::timestamptz at time zone 'Europe/Minsk')::date,
        created_at = least(${written}::timestamptz, now())
      where id = ${id}`.execute(db);
  }
  return latest.map(({ id }) => id);
}

async function readPending(db: Database, waiting: number[], after: number): Promise<Pending[]> {
  const { rows } = await sql<Pending>`
    select id, organization_id as "organizationId", comment_public as comment,
      created_at as "createdAt"
    from ratings
    where comment_state = 'pending' and id > ${after} and not (id = any(${waiting}::bigint[]))
    order by id limit ${BATCH}`.execute(db);
  return rows;
}

const WORDS = new WordList(FIRST_WORDS);

/** What the operator decides follows from the id, so that the same seed gives the same demo. */
function review(rating: Pending, now: number): Review {
  const { id, comment, createdAt } = rating;
  const waited = (1 + ((id * 37) % LONGEST_WAIT)) * HOUR;
  const decidedAt = Math.min(new Date(createdAt).getTime() + waited, now - HOUR);
  const text = withoutInsults(comment);
  const draw = (id * 7) % 10;
  if (draw < 1) return { rating, kind: 'published', reason: null, text: null, decidedAt };
  if (draw < 6 && text !== null) {
    return { rating, kind: 'masked', reason: 'insult', text, decidedAt };
  }
  return { rating, kind: 'hidden', reason: 'insult', text: null, decidedAt };
}

function withoutInsults(comment: string): string | null {
  const insults = findInsults(comment, WORDS).map(({ start, end }) => comment.slice(start, end));
  const masked = maskFragments(comment, insults.join('\n'));
  return 'text' in masked ? masked.text : null;
}

async function storeReviews(db: Database, reviews: Review[]): Promise<void> {
  const column = <T>(value: (review: Review) => T) => reviews.map(value);
  const rows = sql`unnest(
      ${column(({ rating }) => rating.organizationId)}::bigint[],
      ${column(({ rating }) => rating.id)}::bigint[],
      ${column(({ kind }) => kind)}::text[], ${column(({ reason }) => reason)}::text[],
      ${column(({ text }) => text)}::text[],
      ${column(({ decidedAt }) => timestamp(decidedAt))}::timestamptz[]
    ) as review (organization_id, rating_id, kind, reason, text, decided_at)`;
  await sql`
    insert into moderation_decisions
      (organization_id, rating_id, kind, reason, waited_since, decided_at, decided_by)
    select review.organization_id, rating_id, kind, reason, created_at,
      least(greatest(review.decided_at, created_at), now()), 'operator'
    from ${rows}
    join ratings r on (r.organization_id, r.id) = (review.organization_id, rating_id)
    order by review.decided_at, rating_id`.execute(db);
  await sql`
    update ratings r set
      comment_state = case when review.kind = 'hidden' then 'hidden' else 'published' end,
      comment_public = coalesce(review.text, r.comment_public)
    from ${rows}
    where (r.organization_id, r.id) = (review.organization_id, rating_id)`.execute(db);
}

/** So that the login `citizen` sees what an author sees, and can object. */
async function hideOneOfDemoCitizen(db: Database, now: number): Promise<void> {
  await sql`
    with hidden as (
      update ratings set comment_state = 'hidden'
      where id = (
        select id from ratings
        where citizen_id = ${demoUserId('citizen')} and comment_state = 'published'
          and status = 'counted'
        order by id desc limit 1
      )
      returning organization_id, id
    ),
    unanswered as (
      delete from replies using hidden
      where (replies.organization_id, rating_id) = (hidden.organization_id, hidden.id)
    )
    insert into moderation_decisions
      (organization_id, rating_id, kind, reason, note, decided_at, decided_by)
    select organization_id, id, 'hidden', 'off-topic', 'Отзыв о соседнем здании.',
      least(${timestamp(now - HOUR)}::timestamptz, now()), 'operator'
    from hidden`.execute(db);
}

/** Of the appeals the latest two wait; of the others every third was granted. */
async function loadAppeals(db: Database, now: number): Promise<void> {
  await sql`
    with hidden as (
      select d.*, row_number() over (order by d.decided_at desc, d.id desc) as place
      from moderation_decisions d
      join ratings r on (r.organization_id, r.id) = (d.organization_id, d.rating_id)
      where d.kind = 'hidden' and r.status = 'counted' and r.citizen_id <> ${demoUserId('citizen')}
    ),
    appealed as (
      select *, (place - 1) / ${APPEALED} as number from hidden where (place - 1) % ${APPEALED} = 0
    ),
    appeals as (
      insert into moderation_appeals (organization_id, rating_id, decision_id, body, created_at,
        outcome, answer, decided_at, decided_by)
      select organization_id, rating_id, id,
        'Я описал то, что видел. Если слово лишнее, закройте его, остальное правда.',
        least(case when number < 2 then ${timestamp(now - DAY)}::timestamptz
          else decided_at + interval '20 hours' end, now()),
        case when number < 2 then null when number % 3 = 0 then 'granted' else 'upheld' end,
        case when number < 2 then null when number % 3 = 0 then 'Вы правы, отзыв снова виден.'
          else 'Отзыв состоит из оскорблений, закрыть в нём часть нельзя.' end,
        case when number < 2 then null else least(decided_at + interval '2 days', now()) end,
        case when number < 2 then null else 'operator' end
      from appealed
      returning organization_id, rating_id, outcome, decided_at
    ),
    restored as (
      insert into moderation_decisions (organization_id, rating_id, kind, decided_at, decided_by)
      select organization_id, rating_id, 'restored', decided_at, 'operator'
      from appeals where outcome = 'granted'
      returning organization_id, rating_id
    )
    update ratings r set comment_state = 'published'
    from restored
    where (r.organization_id, r.id) = (restored.organization_id, restored.rating_id)`.execute(db);
}
