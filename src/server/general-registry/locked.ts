import type { Database } from '#server/platform/database/index.ts';

/** An organisation of which the state changes: nobody else changes it meanwhile. */
export interface LockedOrganization {
  id: number;
  unp: string;
  nameRu: string;
  version: number;
  parentId: number | null;
  registeredAt: Date;
  suspendedAt: Date | null;
  suspendedReason: string | null;
  mergedInto: number | null;
}

/**
 * Locks organisations until the transaction ends, in the order of their ids, so that two that need
 * the same ones wait for each other and never both.
 */
export async function lockOrganizations(
  db: Database,
  ids: readonly number[],
): Promise<Map<number, LockedOrganization>> {
  const rows = await db
    .selectFrom('organizations')
    .select(['id', 'unp', 'name_ru as nameRu', 'version', 'parent_id as parentId'])
    .select(['registered_at as registeredAt', 'suspended_at as suspendedAt'])
    .select(['suspended_reason as suspendedReason', 'merged_into as mergedInto'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
