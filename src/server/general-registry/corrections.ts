import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { normalizeUnp } from '#domain/organization/unp.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { indexOrganizations } from '#server/search/index.ts';
import { lockOrganizations } from './locked.ts';
import { unp as unpSchema } from './schema.ts';

/** What only the operator changes of an organisation, as it was typed. */
export interface TypedRegistration {
  unp: string;
  /** Of the organisation above it; empty: there is none. */
  parentUnp: string;
}

export interface RegistrationProblems {
  unp?: 'missing' | 'not-a-unp' | 'taken';
  parentUnp?: 'unknown' | 'itself' | 'below';
}

export type CorrectionResult =
  | { outcome: 'saved' }
  | { outcome: 'not-found' }
  | { outcome: 'invalid'; problems: RegistrationProblems }
  /** Somebody else saved first. */
  | { outcome: 'changed-meanwhile' };

/**
 * Corrects the UNP of an organisation and what stands above it: neither is the organisation's own
 * to change.
 *
 * @param version the one that was edited
 */
export async function correctRegistration(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedRegistration,
  version: number,
): Promise<CorrectionResult> {
  assertMay(person, 'keep-registry');
  const unp = unpSchema.safeParse(typed.unp);
  const ofUnp = unp.error?.issues[0]?.message as RegistrationProblems['unp'];
  try {
    const result = await portal.db.transaction().execute(async (db): Promise<CorrectionResult> => {
      const held = (await lockOrganizations(db, [organizationId])).get(organizationId);
      if (!held) return { outcome: 'not-found' };
      const parent = await readParent(db, organizationId, normalizeUnp(typed.parentUnp));
      const problems = {
        ...(ofUnp && { unp: ofUnp }),
        ...('problem' in parent && { parentUnp: parent.problem }),
      };
      if (!unp.success || 'problem' in parent) return { outcome: 'invalid', problems };
      if (held.version !== version) return { outcome: 'changed-meanwhile' };
      const before = { unp: held.unp, parentId: held.parentId };
      const after = { unp: unp.data, parentId: parent.id };
      if (before.unp === after.unp && before.parentId === after.parentId) {
        return { outcome: 'saved' };
      }
      await db
        .updateTable('organizations')
        .set({ unp: after.unp, parent_id: after.parentId, version: version + 1 })
        .where('id', '=', organizationId)
        .execute();
      await record(db, person, portal.clock(), {
        action: 'registration-corrected',
        subject: 'organization',
        subjectId: organizationId,
        before,
        after,
      });
      await indexOrganizations(db, [organizationId]);
      return { outcome: 'saved' };
    });
    if (result.outcome === 'saved') await portal.standings.organizationChanged(organizationId);
    return result;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'invalid', problems: { unp: 'taken' } };
  }
}

/** The organisation with this UNP, unless it is the organisation itself or stands below it. */
async function readParent(
  db: Database,
  organizationId: number,
  unp: string,
): Promise<{ id: number | null } | { problem: 'unknown' | 'itself' | 'below' }> {
  if (unp === '') return { id: null };
  // One at a time: of two that would put each under the other, the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtext('parents of organizations'))`.execute(db);
  const { rows } = await sql<{ id: number; above: number[] }>`
    with recursive above as (
      select id, id as parent, parent_id from organizations where unp = ${unp}
      union
      select above.id, o.id, o.parent_id
      from above join organizations o on o.id = above.parent_id
    )
    select id, array_agg(parent::int) as above from above group by id`.execute(db);
  const [parent] = rows;
  if (!parent) return { problem: 'unknown' };
  if (parent.id === organizationId) return { problem: 'itself' };
  return parent.above.includes(organizationId) ? { problem: 'below' } : { id: parent.id };
}
