import { sql } from 'kysely';
import { minskDay, type Day } from '#domain/calendar.ts';
import type { BaseScores, Score } from '#domain/rating/criteria.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import { ownServiceChoice } from './schema.ts';
import type { QuestionnaireTerms, TermsCriterion } from './schema.ts';

/** Filled in for longer than a day, a questionnaire is not the one that was opened. */
const LONGEST_FILLING_MS = 86_400_000;

/** What a questionnaire of this organisation may refer to; null unless it is published. */
export async function readTerms(
  db: Database,
  organizationId: number,
  now: Date,
): Promise<QuestionnaireTerms | null> {
  const today = minskDay(now);
  // Who opened the questionnaire before a criterion was changed or retired may still answer it.
  const opened = new Date(now.getTime() - LONGEST_FILLING_MS);
  const { rows } = await sql<{
    criteria: TermsCriterion[];
    subdivisions: number[];
    items: string[];
    own: Array<{ id: number; name: string }>;
  }>`${PREPARED}
    select
      (select coalesce(json_agg(json_build_object(
          'id', c.id, 'wordingId', w.id, 'scale', c.scale) order by c.place, c.id, w.id desc), '[]')
        from additional_criteria c join criterion_wordings w
          on w.organization_id = c.organization_id and w.criterion_id = c.id
        where c.organization_id = o.id
          and (w.replaced_at is null or w.replaced_at > ${opened}::timestamptz)
          and (c.retired_at is null or c.retired_at > ${opened}::timestamptz)
          and (c.valid_from is null or c.valid_from <= ${today}::date)
          and (c.valid_until is null or c.valid_until >= ${minskDay(opened)}::date)) as criteria,
      array(select id::int from subdivisions s
        where s.organization_id = o.id and closed_at is null) as subdivisions,
      service_item_ids as items,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name_ru)), '[]')
        from own_services v where v.organization_id = o.id) as own
    from organizations o
    where id = ${organizationId} and published`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    today,
    criteria: row.criteria,
    subdivisionIds: new Set(row.subdivisions),
    serviceItemIds: new Set(row.items),
    ownServices: new Map(row.own.map(({ id, name }) => [ownServiceChoice(id), name])),
  };
}

/** A rating as its readers see it. */
export interface PublicRating {
  id: number;
  organizationId: number;
  /** Minsk day. */
  ratedOn: string;
  scores: BaseScores;
  comment: string | null;
  serviceItemId: string | null;
  serviceText: string | null;
  subdivision: { id: number; nameRu: string; nameBe: string } | null;
  reply: PublicReply | null;
}

/** An organisation's official reply, and what the author of the comment says of it. */
export interface PublicReply {
  body: string;
  createdAt: Date;
  helped: boolean | null;
  /** The author's one remark, as everybody sees it. */
  remark: { body: string; on: Day } | null;
}

/** A citizen's own rating: with what only the author sees. */
export interface OwnRating extends PublicRating {
  /** The comment with personal data masked, as it is published; null where that is no other text. */
  othersSee: string | null;
  organizationNameRu: string;
  organizationNameBe: string;
  status: 'counted' | 'withdrawn' | 'excluded';
  commentState: 'published' | 'pending' | 'hidden' | null;
  /** The own remark on the reply, as it was written, and what others see of it. */
  remark: { body: string; on: Day; state: 'published' | 'pending' | 'hidden' } | null;
  providedOn: string | null;
}

/** Where a page of ratings, newest first, goes on: after this day and id. */
export interface RatingKey {
  ratedOn: string;
  id: number;
}

/** Published comments of an organisation (or of one subdivision), newest first. */
export async function publishedComments(
  db: Database,
  organizationId: number,
  options: {
    limit: number;
    after?: RatingKey | null;
    subdivisionId?: number | null;
    /** Only those to which the organisation has not replied. */
    unanswered?: boolean;
    /** The other way round: the order in which replies are due. */
    oldestFirst?: boolean;
  },
): Promise<PublicRating[]> {
  let query = ratingsWithContext(db)
    .where('r.organization_id', '=', organizationId)
    .where('r.comment_state', '=', 'published')
    .where('r.status', '=', 'counted');
  if (options.subdivisionId) query = query.where('r.subdivision_id', '=', options.subdivisionId);
  if (options.unanswered) query = query.where('a.rating_id', 'is', null);
  const ordered = afterKey(query, options.after, options.oldestFirst ? 'asc' : 'desc');
  const rows = await ordered.limit(options.limit).execute();
  return rows.map(publicRating);
}

/** One published comment of an organisation; null when there is none such. */
export async function publishedComment(
  db: Database,
  organizationId: number,
  ratingId: number,
): Promise<PublicRating | null> {
  const row = await ratingsWithContext(db)
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', ratingId)
    .where('r.comment_state', '=', 'published')
    .where('r.status', '=', 'counted')
    .executeTakeFirst();
  return row ? publicRating(row) : null;
}

/** One of a citizen's own ratings; null when it is no rating of this citizen. */
export async function ownRating(
  db: Database,
  citizenId: string,
  { organizationId, ratingId }: { organizationId: number; ratingId: number },
): Promise<OwnRating | null> {
  const row = await ratingsWithContext(db)
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', ratingId)
    .where('r.citizen_id', '=', citizenId)
    .executeTakeFirst();
  return row ? ownRatingOf(row) : null;
}

/** A citizen's own ratings, newest first. */
export async function ratingsOfCitizen(
  db: Database,
  citizenId: string,
  options: { limit: number; after?: RatingKey | null },
): Promise<OwnRating[]> {
  const query = ratingsWithContext(db).where('r.citizen_id', '=', citizenId);
  const rows = await afterKey(query, options.after).limit(options.limit).execute();
  return rows.map(ownRatingOf);
}

/** A citizen's rating of an organisation on a Minsk day, if there is one. */
export async function ratingOnDay(
  db: Database,
  citizenId: string,
  organizationId: number,
  day: string,
): Promise<{ id: number } | null> {
  const row = await ofCitizen(db, citizenId, organizationId)
    .where('rated_on', '=', day)
    .executeTakeFirst();
  return row ?? null;
}

/** A citizen's latest rating of an organisation, if there is one. */
export async function latestRating(
  db: Database,
  citizenId: string,
  organizationId: number,
): Promise<{ id: number; commentState: 'published' | 'pending' | 'hidden' | null } | null> {
  const row = await ofCitizen(db, citizenId, organizationId)
    .orderBy('rated_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function ofCitizen(db: Database, citizenId: string, organizationId: number) {
  return db
    .selectFrom('ratings')
    .select(['id', 'comment_state as commentState'])
    .where('organization_id', '=', organizationId)
    .where('citizen_id', '=', citizenId);
}

function ratingsWithContext(db: Database) {
  return db
    .selectFrom('ratings as r')
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .leftJoin('subdivisions as s', (join) =>
      join
        .onRef('s.organization_id', '=', 'r.organization_id')
        .onRef('s.id', '=', 'r.subdivision_id'),
    )
    .leftJoin('replies as a', (join) =>
      join.onRef('a.organization_id', '=', 'r.organization_id').onRef('a.rating_id', '=', 'r.id'),
    )
    .select([
      'r.id',
      'r.organization_id',
      'r.rated_on',
      'r.simplicity',
      'r.information',
      'r.timeliness',
      'r.courtesy',
      'r.status',
      'r.comment',
      'r.comment_public',
      'r.comment_state',
      'r.service_item_id',
      'r.service_text',
      'r.provided_on',
      'r.subdivision_id',
      'o.name_ru as organizationNameRu',
      'o.name_be as organizationNameBe',
      's.name_ru as subdivisionRu',
      's.name_be as subdivisionBe',
      'a.body as replyBody',
      'a.created_at as repliedAt',
      'a.helped',
      'a.remark',
      'a.remark_public',
      'a.remark_state',
      'a.remarked_at',
    ]);
}

type RatingsQuery = ReturnType<typeof ratingsWithContext>;
type RatingRow = Awaited<ReturnType<RatingsQuery['execute']>>[number];

function afterKey(
  query: RatingsQuery,
  after: RatingKey | null | undefined,
  order: 'asc' | 'desc' = 'desc',
): RatingsQuery {
  const ordered = query.orderBy('r.rated_on', order).orderBy('r.id', order);
  const beyond = sql.raw(order === 'desc' ? '<' : '>');
  if (!after) return ordered;
  return ordered.where(
    sql<boolean>`(r.rated_on, r.id) ${beyond} (${after.ratedOn}::date, ${after.id}::bigint)`,
  );
}

function ownRatingOf(row: RatingRow): OwnRating {
  return {
    ...publicRating(row),
    comment: row.comment,
    othersSee: row.comment_public === row.comment ? null : row.comment_public,
    organizationNameRu: row.organizationNameRu,
    organizationNameBe: row.organizationNameBe,
    status: row.status,
    commentState: row.comment_state,
    providedOn: row.provided_on,
    remark:
      row.remark === null
        ? null
        : { body: row.remark, on: minskDay(row.remarked_at!), state: row.remark_state! },
  };
}

function publicRating(row: RatingRow): PublicRating {
  return {
    id: row.id,
    organizationId: row.organization_id,
    ratedOn: row.rated_on,
    scores: {
      simplicity: row.simplicity as Score,
      information: row.information as Score,
      timeliness: row.timeliness as Score,
      courtesy: row.courtesy as Score,
    },
    comment: row.comment_public,
    serviceItemId: row.service_item_id,
    serviceText: row.service_text,
    subdivision:
      row.subdivision_id === null
        ? null
        : {
            id: row.subdivision_id,
            nameRu: row.subdivisionRu ?? '',
            nameBe: row.subdivisionBe ?? '',
          },
    reply:
      row.replyBody === null
        ? null
        : {
            ...{ body: row.replyBody, createdAt: row.repliedAt!, helped: row.helped },
            remark:
              row.remark_public !== null && row.remark_state === 'published'
                ? { body: row.remark_public, on: minskDay(row.remarked_at!) }
                : null,
          },
  };
}

/** One rating of the open data: no citizen, no comment. */
export interface OpenRating {
  id: number;
  organizationId: number;
  subdivisionId: number | null;
  ratedOn: string;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  status: 'counted' | 'withdrawn' | 'excluded';
}

/** Every rating ever, in batches in the order of organisation and id; memory stays bounded. */
export async function* allRatings(db: Database, batchSize = 5000): AsyncGenerator<OpenRating[]> {
  let after = { organizationId: 0, id: 0 };
  for (;;) {
    const batch = await db
      .selectFrom('ratings')
      .select([
        'id',
        'organization_id as organizationId',
        'subdivision_id as subdivisionId',
        'rated_on as ratedOn',
        'simplicity',
        'information',
        'timeliness',
        'courtesy',
        'status',
      ])
      .where(
        sql<boolean>`(organization_id, id)
          > (${after.organizationId}::bigint, ${after.id}::bigint)`,
      )
      .orderBy('organization_id')
      .orderBy('id')
      .limit(batchSize)
      .execute();
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = batch[batch.length - 1]!;
  }
}
