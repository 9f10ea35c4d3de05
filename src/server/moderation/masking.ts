import { assertMay } from '#domain/access/permissions.ts';
import { maskFragments, type MaskingResult } from '#domain/moderation/mask-fragments.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import type { ReviewKey } from './reviewed.ts';

/** What is to be masked, as it was typed. */
export interface TypedMasking {
  /** One on each line, as they stand in the comment; may be empty where the service is hidden. */
  fragments: string;
  /** Nobody else sees the service any more that the comment names in words. */
  hidesService: boolean;
}

/** What others would see of a comment. */
export function maskTexts(
  comment: string,
  { fragments, hidesService }: TypedMasking,
): MaskingResult {
  const masksNothing = hidesService && fragments.trim() === '';
  return masksNothing ? { text: comment } : maskFragments(comment, fragments);
}

/**
 * What a comment would be with parts masked; null when there is no comment.
 *
 * @throws NotAllowed
 */
export async function previewMasking(
  { db }: Portal,
  person: Person,
  { organizationId, ratingId }: ReviewKey,
  typed: TypedMasking,
): Promise<MaskingResult | null> {
  assertMay(person, 'moderate');
  const row = await db
    .selectFrom('ratings')
    .select('comment_public as comment')
    .where('organization_id', '=', organizationId)
    .where('id', '=', ratingId)
    .executeTakeFirst();
  return row?.comment ? maskTexts(row.comment, typed) : null;
}
