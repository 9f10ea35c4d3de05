import { sql } from 'kysely';
import { COMPARED_COMMENTS, findFlood, type EarlierComments } from '#domain/comment/flood.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import { networkOf } from '#server/identity/index.ts';
import { currentWords } from '#server/moderation-words/index.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** A comment, and where it comes from. */
interface SourcedComment {
  comment: string;
  citizenId: string;
  /** Counted in memory for an hour, and never stored. */
  address: string | null;
}

/** Why a comment has to wait for the operator (portal.md, "Comments"); nothing publishes it. */
export async function reasonsToHold(
  portal: Portal,
  { comment, citizenId, address }: SourcedComment,
): Promise<HoldReason[]> {
  const words = await currentWords(portal.db);
  const earlier = await readEarlier(portal.db, citizenId, comment);
  const network = address === null ? {} : { comments: networkOf(address) };
  const isCrowd = portal.identity.limits.take(network, portal.clock()) > 0;
  const reasons = [
    ...needsModeration(comment, words).map(({ reason }) => reason),
    ...findFlood(comment, earlier),
    ...(isCrowd ? (['many'] as const) : []),
  ];
  return [...new Set(reasons)];
}

/** The citizen's latest comments, a handful of rows that an index gives. */
async function readEarlier(
  db: Database,
  citizenId: string,
  comment: string,
): Promise<EarlierComments> {
  const { rows } = await sql<EarlierComments>`${PREPARED}
    select count(*) filter (where created_at > now() - interval '1 hour')::int as "withinHour",
      coalesce(bool_or(comment = ${comment}::text), false) as "hasSameText"
    from (
      select created_at, comment from ratings
      where citizen_id = ${citizenId}::text and comment is not null
      order by rated_on desc, id desc
      limit ${COMPARED_COMMENTS}::int
    ) latest`.execute(db);
  return rows[0]!;
}
