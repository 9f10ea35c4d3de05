import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';

/** An organisation that was merged into another one, as the public is told of it. */
export interface MergedOrganization {
  id: number;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
  successorRu: string;
  successorBe: string;
  successorEn: string | null;
  /** Minsk day from which the successor stands for it. */
  mergedOn: string;
  /** On what the merger is based. */
  document: string;
}

/** Those of the organisations that were merged, earliest first. */
export async function readMerged(
  db: Database,
  ids: readonly number[],
): Promise<MergedOrganization[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organizations as o')
    .innerJoin('organizations as successor', 'successor.id', 'o.merged_into')
    .select(['o.id', 'o.name_ru as nameRu', 'o.name_be as nameBe', 'o.name_en as nameEn'])
    .select(['successor.name_ru as successorRu', 'successor.name_be as successorBe'])
    .select('successor.name_en as successorEn')
    .select(({ ref }) => [
      ref('o.merged_on').$notNull().as('mergedOn'),
      ref('o.merged_by_document').$notNull().as('document'),
    ])
    .where('o.id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('o.merged_on')
    .orderBy('o.id')
    .execute();
}

/** Why an organisation that exists has no public profile; null for one that does not exist. */
export async function readAbsence(
  db: Database,
  id: number,
): Promise<'merged' | 'suspended' | 'unpublished' | null> {
  const row = await db
    .selectFrom('organizations')
    .select(['suspended_at as suspendedAt', 'merged_into as mergedInto'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.mergedInto !== null) return 'merged';
  return row.suspendedAt === null ? 'unpublished' : 'suspended';
}
