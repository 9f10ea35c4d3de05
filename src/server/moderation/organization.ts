import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { normalizeUnp } from '#domain/organization/unp.ts';
import type { Person } from '#server/identity/index.ts';
import { paged, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** A rating of an organisation, as the operator finds it whether it waits or not. */
export interface OrganizationReview {
  ratingId: number;
  ratedOn: string;
  total: number;
  status: 'counted' | 'withdrawn' | 'excluded';
  comment: string | null;
  commentState: 'published' | 'pending' | 'hidden' | null;
}

export interface OrganizationReviews extends Paged<OrganizationReview, number> {
  organization: { id: number; nameRu: string; nameBe: string };
}

/**
 * The organisation that somebody means by its taxpayer's number, by its number on the portal or by
 * the address of its profile; null when there is none.
 *
 * @throws NotAllowed
 */
export async function findOrganization(
  { db }: Portal,
  person: Person,
  typed: string,
): Promise<number | null> {
  assertMay(person, 'moderate');
  const [, ofAddress] = /\/organizations\/(\d{1,15})(?:[/?#]|$)/.exec(typed) ?? [];
  const unp = normalizeUnp(typed.slice(0, 40));
  const isId = /^\d{1,15}$/.test(typed.trim());
  const id = ofAddress ?? (isId ? typed.trim() : null);
  const row = await db
    .selectFrom('organizations')
    .select('id')
    .where(({ eb, or }) =>
      or([eb('unp', '=', unp), ...(id === null ? [] : [eb('id', '=', Number(id))])]),
    )
    // A taxpayer's number is what people know; the other one only stands in addresses.
    .orderBy(({ eb }) => eb('unp', '=', unp), ofAddress ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * All ratings of an organisation, the latest first; null when there is no such organisation.
 *
 * @param after only those with a smaller id; null: from the latest
 * @throws NotAllowed
 */
export async function readReviewsOf(
  { db }: Portal,
  person: Person,
  organizationId: number,
  { after, limit, commented }: { after: number | null; limit: number; commented: boolean },
): Promise<OrganizationReviews | null> {
  assertMay(person, 'moderate');
  const organization = await db
    .selectFrom('organizations')
    .select(['id', 'name_ru as nameRu', 'name_be as nameBe'])
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (!organization) return null;
  const page = await db
    .selectFrom('ratings')
    .select(['id as ratingId', 'rated_on as ratedOn', 'total', 'status'])
    .select(['comment_public as comment', 'comment_state as commentState'])
    .where('organization_id', '=', organizationId)
    .$if(commented, (query) => query.where('comment_state', 'is not', null))
    .$if(after !== null, (query) => query.where(sql<boolean>`id < ${after}::bigint`))
    .orderBy('id', 'desc')
    .$call(paged(limit, ({ ratingId }) => ratingId));
  return { organization, ...page };
}
