import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOwnOrganizations, type OwnOrganization } from '#server/responsible-persons/index.ts';

/** Which comment: that of a rating of an organisation. */
export interface CommentKey {
  organizationId: number;
  ratingId: number;
}

/**
 * The organisation for which a person may answer; null when it is not the person's, or the person
 * only reads.
 *
 * @throws NotAllowed
 */
export async function answerableOrganization(
  portal: Portal,
  person: Person,
  { organizationId }: Pick<CommentKey, 'organizationId'>,
): Promise<OwnOrganization | null> {
  const own = await readOwnOrganizations(portal, person);
  return own.find(({ id, mayAnswer }) => id === organizationId && mayAnswer) ?? null;
}

/** Whether a comment is published and has no official reply. */
export async function isWaiting(
  db: Database,
  { organizationId, ratingId }: CommentKey,
): Promise<boolean> {
  const row = await db
    .selectFrom('ratings')
    .leftJoin('replies', (join) =>
      join
        .onRef('replies.organization_id', '=', 'ratings.organization_id')
        .onRef('replies.rating_id', '=', 'ratings.id'),
    )
    .select('ratings.id')
    .where('ratings.organization_id', '=', organizationId)
    .where('ratings.id', '=', ratingId)
    .where('ratings.status', '=', 'counted')
    .where('ratings.comment_state', '=', 'published')
    .where('replies.rating_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
