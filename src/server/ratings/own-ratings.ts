import { sql } from 'kysely';
import { minskDay, type Day } from '#domain/calendar.ts';
import { paged, type Database, type Paged } from '#server/platform/database/index.ts';
import {
  afterKey,
  keyOf,
  publicRating,
  ratingsWithContext,
  type PublicRating,
  type RatingKey,
  type RatingRow,
} from './public-rating.ts';

/** A citizen's own rating: with what only the author sees. */
export interface OwnRating extends PublicRating {
  /** The service as the author named it. */
  serviceText: string | null;
  /** The comment with personal data masked, as it is published; null where that is no other text. */
  othersSee: string | null;
  organizationNameRu: string;
  organizationNameBe: string;
  status: 'counted' | 'withdrawn' | 'excluded';
  /** Without a comment: of the service that was named, while it waits or once it is hidden. */
  commentState: 'published' | 'pending' | 'hidden' | null;
  /** The own remark on the reply, as it was written, and what others see of it. */
  remark: { body: string; on: Day; state: 'published' | 'pending' | 'hidden' } | null;
  providedOn: string | null;
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

/** A page of a citizen's own ratings, newest first. */
export async function ratingsOfCitizen(
  db: Database,
  citizenId: string,
  options: { limit: number; after?: RatingKey | null },
): Promise<Paged<OwnRating, RatingKey>> {
  const query = ratingsWithContext(db).where('r.citizen_id', '=', citizenId);
  const ordered = afterKey(query, options.after);
  const { rows, next } = await ordered.$call(paged(options.limit, keyOf));
  return { rows: rows.map(ownRatingOf), next };
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

/** What a citizen is told after rating. */
export interface LatestRating extends Pick<OwnRating, 'id' | 'commentState'> {
  hasComment: boolean;
}

/** A citizen's latest rating of an organisation, if there is one. */
export async function latestRating(
  db: Database,
  citizenId: string,
  organizationId: number,
): Promise<LatestRating | null> {
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
    .select(sql<boolean>`comment is not null`.as('hasComment'))
    .where('organization_id', '=', organizationId)
    .where('citizen_id', '=', citizenId);
}

function ownRatingOf(row: RatingRow): OwnRating {
  return {
    ...publicRating(row),
    comment: row.comment,
    serviceText: row.service_text,
    serviceTextBe: row.service_text_be,
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
