import { paged, type Database, type Paged } from '#server/platform/database/index.ts';
import {
  afterKey,
  keyOf,
  publicRating,
  ratingsWithContext,
  type PublicRating,
  type RatingKey,
} from './public-rating.ts';

/** A page of the published comments of an organisation (or of one subdivision), newest first. */
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
): Promise<Paged<PublicRating, RatingKey>> {
  let query = ratingsWithContext(db)
    .where('r.organization_id', '=', organizationId)
    .where('r.comment_state', '=', 'published')
    .where('r.status', '=', 'counted');
  if (options.subdivisionId) query = query.where('r.subdivision_id', '=', options.subdivisionId);
  if (options.unanswered) query = query.where('a.rating_id', 'is', null);
  const ordered = afterKey(query, options.after, options.oldestFirst ? 'asc' : 'desc');
  const { rows, next } = await ordered.$call(paged(options.limit, keyOf));
  return { rows: rows.map(publicRating), next };
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
