import type { Person } from '#server/identity/index.ts';
import type { Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import {
  publishedComment,
  publishedComments,
  type PublicRating,
  type RatingKey,
} from '#server/ratings/index.ts';
import { readOwnOrganizations, type OwnOrganization } from '#server/responsible-persons/index.ts';
import { answerableOrganization, type CommentKey } from './answerable.ts';
import { readDraft, readDrafts, type ReplyDraft } from './drafts.ts';
import { templatesOf, type KeptTemplate } from './templates.ts';

/** A page of comments about one's own organisation. */
export interface OwnComments extends Paged<OwnComment, RatingKey> {
  organization: OwnOrganization;
}

/** A comment about one's own organisation, and the reply that was begun. */
export interface OwnComment extends PublicRating {
  draft: ReplyDraft | null;
}

const A_PAGE = 20;

/**
 * Published comments about one's own organisation: those without a reply in the order in which
 * replies are due, or all, newest first. Null when the person does not answer for it.
 *
 * @param after the comment after which the page begins
 * @throws NotAllowed
 */
export async function readOwnComments(
  portal: Portal,
  person: Person,
  organizationId: number,
  { all, after }: { all: boolean; after: RatingKey | null },
): Promise<OwnComments | null> {
  const own = await readOwnOrganizations(portal, person);
  const organization = own.find(({ id }) => id === organizationId);
  if (!organization) return null;
  const { rows, next } = await publishedComments(portal.db, organizationId, {
    limit: A_PAGE,
    after,
    ...(all ? {} : { unanswered: true, oldestFirst: true }),
  });
  const ids = rows.filter(({ reply }) => reply === null).map(({ id }) => id);
  const drafts = await readDrafts(portal.db, organizationId, ids);
  return {
    organization,
    rows: rows.map((comment) => ({ ...comment, draft: drafts.get(comment.id) ?? null })),
    next,
  };
}

/** A comment to be answered, with what has been begun and what can be put in. */
export interface CommentToAnswer {
  organization: OwnOrganization;
  comment: PublicRating;
  draft: ReplyDraft | null;
  templates: KeptTemplate[];
}

/**
 * A published comment, to be answered; null when there is none, or the person may not answer it.
 *
 * @throws NotAllowed
 */
export async function readCommentToAnswer(
  portal: Portal,
  person: Person,
  key: CommentKey,
): Promise<CommentToAnswer | null> {
  const organization = await answerableOrganization(portal, person, key);
  if (organization === null) return null;
  const comment = await publishedComment(portal.db, key.organizationId, key.ratingId);
  if (comment === null) return null;
  return {
    organization,
    comment,
    draft: await readDraft(portal.db, key),
    templates: await templatesOf(portal.db, key.organizationId),
  };
}
