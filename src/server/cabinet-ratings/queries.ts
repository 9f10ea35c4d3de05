import { sql } from 'kysely';
import { minskDay, type Day } from '#domain/calendar.ts';
import type { CommentLanguage } from '#domain/comment/language.ts';
import type { BaseScores } from '#domain/rating/criteria.ts';
import { paged, type Database, type Paged } from '#server/platform/database/index.ts';
import type { PublicReply, RatingKey } from '#server/ratings/index.ts';
import {
  IS_COMMENT_SEEN,
  IS_TEXT_SEEN,
  matches,
  type RatingsFilter,
  type RatingState,
} from './filter.ts';

/** A rating as the organisation sees it: nothing says whose it is. */
export interface OrganizationRating {
  id: number;
  /** Minsk day. */
  ratedOn: Day;
  scores: BaseScores;
  /** Mean of the four scores. */
  mean: number;
  state: RatingState;
  subdivision: { nameRu: string; nameBe: string } | null;
  serviceItemId: string | null;
  /** The service in words, as everybody sees it; null also where the rating counts no more. */
  serviceText: string | null;
  serviceTextBe: string | null;
  providedOn: Day | null;
  /** As everybody sees it; null where nobody does. */
  comment: string | null;
  /** `unseen`: there is a comment, but of a rating that counts no more. */
  commentState: 'published' | 'pending' | 'hidden' | 'unseen' | null;
  /** Of a comment that everybody sees. */
  language: CommentLanguage | null;
  reply: PublicReply | null;
}

/** How many ratings a filter leaves, and what those that count say. */
export interface RatingsSummary {
  all: number;
  counted: number;
  /** Mean of those that count, 1–5; null without any. */
  mean: number | null;
}

/**
 * A page of an organisation's ratings that a filter leaves, newest first; whoever asks must be
 * allowed to.
 */
export async function ratingsOf(
  db: Database,
  organizationId: number,
  filter: RatingsFilter,
  { limit, after }: { limit: number; after: RatingKey | null },
): Promise<Paged<OrganizationRating, RatingKey>> {
  let query = ratingsWithReplies(db)
    .leftJoin('subdivisions as s', (join) =>
      join
        .onRef('s.organization_id', '=', 'r.organization_id')
        .onRef('s.id', '=', 'r.subdivision_id'),
    )
    .select(['r.id', 'r.rated_on as ratedOn', 'r.status as state', 'r.provided_on as providedOn'])
    .select(['r.simplicity', 'r.information', 'r.timeliness', 'r.courtesy', 'r.total'])
    .select(['s.name_ru as subdivisionRu', 's.name_be as subdivisionBe'])
    .select(['r.service_item_id as serviceItemId', 'a.helped'])
    .select(['a.body as replyBody', 'a.created_at as repliedAt', 'a.remarked_at as remarkedAt'])
    .select(
      sql<string | null>`case when a.remark_state = 'published' then a.remark_public end`.as(
        'remark',
      ),
    )
    .select([
      sql<OrganizationRating['commentState']>`case when r.comment is not null then
        case when r.status = 'counted' then r.comment_state else 'unseen' end end`.as(
        'commentState',
      ),
      // What others do not see does not leave the database.
      sql<string | null>`case when ${IS_TEXT_SEEN} then r.service_text_public end`.as(
        'serviceText',
      ),
      sql<string | null>`case when ${IS_TEXT_SEEN} and r.service_text_public is not null
        then r.service_text_be end`.as('serviceTextBe'),
      sql<string | null>`case when ${IS_COMMENT_SEEN} then r.comment_public end`.as('comment'),
      sql<CommentLanguage | null>`case when ${IS_COMMENT_SEEN} then r.comment_language end`.as(
        'language',
      ),
    ])
    .where(matches(organizationId, filter))
    .orderBy('r.rated_on', 'desc')
    .orderBy('r.id', 'desc');
  if (after) {
    query = query.where(
      sql<boolean>`(r.rated_on, r.id) < (${after.ratedOn}::date, ${after.id}::bigint)`,
    );
  }
  const { rows, next } = await query.$call(paged(limit, ({ ratedOn, id }) => ({ ratedOn, id })));
  const ratings = rows.map((row) => ({
    id: row.id,
    ratedOn: row.ratedOn,
    state: row.state,
    providedOn: row.providedOn,
    scores: {
      simplicity: row.simplicity,
      information: row.information,
      timeliness: row.timeliness,
      courtesy: row.courtesy,
    } as BaseScores,
    mean: row.total / 4,
    subdivision: named(row.subdivisionRu, row.subdivisionBe),
    serviceItemId: row.serviceItemId,
    serviceText: row.serviceText,
    serviceTextBe: row.serviceTextBe,
    comment: row.comment,
    language: row.language,
    commentState: row.commentState,
    reply:
      row.comment === null || row.replyBody === null
        ? null
        : {
            body: row.replyBody,
            createdAt: row.repliedAt!,
            helped: row.helped,
            remark:
              row.remark === null ? null : { body: row.remark, on: minskDay(row.remarkedAt!) },
          },
  }));
  return { rows: ratings, next };
}

/** How many of an organisation's ratings a filter leaves, and their mean. */
export async function summaryOf(
  db: Database,
  organizationId: number,
  filter: RatingsFilter,
): Promise<RatingsSummary> {
  const row = await ratingsWithReplies(db)
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where r.status = 'counted'))::int`.as('counted'),
      sql<number>`coalesce(sum(r.total) filter (where r.status = 'counted'), 0)::bigint`.as(
        'total',
      ),
    ])
    .where(matches(organizationId, filter))
    .executeTakeFirstOrThrow();
  const { all, counted, total } = row;
  return { all, counted, mean: counted === 0 ? null : total / (4 * counted) };
}

/** Every subdivision that an organisation has or had: the open ones first, in their order. */
export async function subdivisionChoices(
  db: Database,
  organizationId: number,
): Promise<Array<{ id: number; nameRu: string; nameBe: string; isClosed: boolean }>> {
  return db
    .selectFrom('subdivisions')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe'])
    .select(sql<boolean>`closed_at is not null`.as('isClosed'))
    .where('organization_id', '=', organizationId)
    .orderBy('isClosed')
    .orderBy('id')
    .execute();
}

/** Ratings as `r`, with the official reply to the comment as `a`. */
function ratingsWithReplies(db: Database) {
  return db
    .selectFrom('ratings as r')
    .leftJoin('replies as a', (join) =>
      join.onRef('a.organization_id', '=', 'r.organization_id').onRef('a.rating_id', '=', 'r.id'),
    );
}

function named(nameRu: string | null, nameBe: string | null) {
  return nameRu === null ? null : { nameRu, nameBe: nameBe ?? nameRu };
}
