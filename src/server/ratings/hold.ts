import { sql } from 'kysely';
import { COMPARED_COMMENTS, findFlood, type EarlierComments } from '#domain/comment/flood.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import { networkOf } from '#server/identity/index.ts';
import { currentWords } from '#server/moderation-words/index.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** What a citizen wrote with a rating, and where it comes from. */
export interface SourcedTexts {
  comment: string | null;
  /** The service in the citizen's words. */
  typedService: string | null;
  citizenId: string;
  /** Counted in memory for an hour, and never stored. */
  address: string | null;
}

/**
 * Why what was written has to wait for the operator (portal.md, "Comments"); nothing publishes it.
 * Many and copied texts are comments: the same service is named by many.
 */
export async function reasonsToHold(portal: Portal, texts: SourcedTexts): Promise<HoldReason[]> {
  const written = [texts.comment, texts.typedService].filter((text) => text !== null);
  if (written.length === 0) return [];
  const words = await currentWords(portal.db);
  const tripped = written.flatMap((text) => needsModeration(text, words));
  const reasons = tripped.map(({ reason }) => reason);
  const { comment } = texts;
  const flood = comment === null ? [] : await floodOf(portal, { ...texts, comment });
  return [...new Set([...reasons, ...flood])];
}

/** Whether many comments come from one source, or the same one again. */
async function floodOf(
  portal: Portal,
  { comment, citizenId, address }: SourcedTexts & { comment: string },
): Promise<HoldReason[]> {
  const earlier = await readEarlier(portal.db, citizenId, comment);
  const network = address === null ? {} : { comments: networkOf(address) };
  const isCrowd = portal.identity.limits.take(network, portal.clock()) > 0;
  return [...findFlood(comment, earlier), ...(isCrowd ? (['many'] as const) : [])];
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
