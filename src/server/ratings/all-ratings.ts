import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';

/** One rating of the open data: no citizen, no comment. */
export interface OpenRating {
  id: number;
  organizationId: number;
  subdivisionId: number | null;
  ratedOn: string;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  status: 'counted' | 'withdrawn' | 'excluded';
}

/** Every rating ever, in batches in the order of organisation and id; memory stays bounded. */
export async function* allRatings(db: Database, batchSize = 5000): AsyncGenerator<OpenRating[]> {
  let after = { organizationId: 0, id: 0 };
  for (;;) {
    const batch = await db
      .selectFrom('ratings')
      .select([
        'id',
        'organization_id as organizationId',
        'subdivision_id as subdivisionId',
        'rated_on as ratedOn',
        'simplicity',
        'information',
        'timeliness',
        'courtesy',
        'status',
      ])
      .where(
        sql<boolean>`(organization_id, id)
          > (${after.organizationId}::bigint, ${after.id}::bigint)`,
      )
      .orderBy('organization_id')
      .orderBy('id')
      .limit(batchSize)
      .execute();
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = batch[batch.length - 1]!;
  }
}
