import { sql } from 'kysely';
import type { Notice } from '#domain/notification/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';

/** What a letter about a rating quotes. Read when it is written: what was hidden by then stays so. */
export interface Quotation {
  /** Mean of the base scores. */
  mean: number;
  /** What everybody can read of the comment; null: nothing. */
  comment: string | null;
  /** The official reply. */
  reply: string | null;
}

/** Quotations by the number of the rating. */
export type Quotations = ReadonlyMap<number, Quotation>;

const QUOTING: ReadonlySet<string> = new Set(['reply-received', 'low-rating']);

/** What letters about these notifications quote; nothing of ratings that count no more. */
export async function readQuotations(
  db: Database,
  notices: readonly Notice[],
): Promise<Quotations> {
  const keys = notices.flatMap(({ kind, data }) =>
    QUOTING.has(kind) && 'ratingId' in data ? [data] : [],
  );
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Quotation & { id: number }>`
    select r.id, r.total / 4.0::float8 as mean, a.body as reply,
      case when r.comment_state = 'published' then r.comment_public end as comment
    from unnest(
      ${keys.map(({ organizationId }) => organizationId)}::bigint[],
      ${keys.map(({ ratingId }) => ratingId)}::bigint[]
    ) as k (organization_id, id)
    join ratings r on r.organization_id = k.organization_id and r.id = k.id
    left join replies a on a.organization_id = r.organization_id and a.rating_id = r.id
    where r.status = 'counted'`.execute(db);
  return new Map(rows.map(({ id, ...quotation }) => [id, quotation]));
}
