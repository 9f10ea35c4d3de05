import { sql } from 'kysely';
import { minskDay, type Day } from '#domain/calendar.ts';
import type { BaseScores, Score } from '#domain/rating/criteria.ts';
import type { Database } from '#server/platform/database/index.ts';

/** A rating as its readers see it. */
export interface PublicRating {
  id: number;
  organizationId: number;
  /** Minsk day. */
  ratedOn: string;
  scores: BaseScores;
  comment: string | null;
  serviceItemId: string | null;
  /** A service in words, as everybody sees it. */
  serviceText: string | null;
  serviceTextBe: string | null;
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

/** Where a page of ratings, newest first, goes on: after this day and id. */
export interface RatingKey {
  ratedOn: string;
  id: number;
}

/** Ratings with what their readers see beside them: where, of what, and the reply. */
export function ratingsWithContext(db: Database) {
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
      'r.service_text_be',
      'r.service_text_public',
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
export type RatingRow = Awaited<ReturnType<RatingsQuery['execute']>>[number];

/** What follows a page of ratings, newest (or oldest) first. */
export function afterKey(
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

/** Where a page goes on that ends with this rating. */
export function keyOf({ rated_on, id }: RatingRow): RatingKey {
  return { ratedOn: rated_on, id };
}

/** The service in words, unless what the citizen wrote waits or is hidden. */
function serviceSeen(row: RatingRow): Pick<PublicRating, 'serviceText' | 'serviceTextBe'> {
  const { comment_state: state, service_text_public: serviceText } = row;
  const isSeen = (state === null || state === 'published') && serviceText !== null;
  return isSeen
    ? { serviceText, serviceTextBe: row.service_text_be }
    : { serviceText: null, serviceTextBe: null };
}

/** A rating as its readers see it. */
export function publicRating(row: RatingRow): PublicRating {
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
    ...serviceSeen(row),
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
            body: row.replyBody,
            createdAt: row.repliedAt!,
            helped: row.helped,
            remark:
              row.remark_public !== null && row.remark_state === 'published'
                ? { body: row.remark_public, on: minskDay(row.remarked_at!) }
                : null,
          },
  };
}
