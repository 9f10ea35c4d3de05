import { assertMay } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { indexOrganizations } from '#server/search/index.ts';
import { restoredLetter, suspendedLetter, tellResponsiblePersons } from './letters.ts';
import { lockOrganizations } from './locked.ts';
import { readReason, type TextProblem } from './schema.ts';

export type StateResult =
  | { outcome: 'done' }
  | { outcome: 'not-found' }
  /** A colleague was quicker: it is not in the state any more from which this leads. */
  | { outcome: 'changed-meanwhile' };

export type SuspensionResult = StateResult | { outcome: 'invalid'; problem: TextProblem };

/**
 * Suspends an organisation: it disappears from lists, search and ranking and cannot be rated. What
 * was rated stays. Its responsible persons are told why, and keep their cabinet.
 */
export async function suspendOrganization(
  portal: Portal,
  person: Person,
  organizationId: number,
  typedReason: string,
  visit: Pick<Visit, 'origin'>,
): Promise<SuspensionResult> {
  assertMay(person, 'keep-registry');
  const read = readReason(typedReason);
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem };
  const { reason } = read;
  const result = await portal.db.transaction().execute(async (db): Promise<StateResult> => {
    const organization = (await lockOrganizations(db, [organizationId])).get(organizationId);
    if (!organization) return { outcome: 'not-found' };
    if (organization.suspendedAt !== null || organization.mergedInto !== null) {
      return { outcome: 'changed-meanwhile' };
    }
    const now = portal.clock();
    await db
      .updateTable('organizations')
      .set({ suspended_at: now, suspended_reason: reason })
      .where('id', '=', organizationId)
      .execute();
    await record(db, person, now, {
      action: 'organization-suspended',
      subject: 'organization',
      subjectId: organizationId,
      after: { reason },
    });
    await tellResponsiblePersons(db, organizationId, visit, (to) =>
      suspendedLetter(to, organization, reason),
    );
    await indexOrganizations(db, [organizationId]);
    return { outcome: 'done' };
  });
  if (result.outcome === 'done') await portal.standings.organizationChanged(organizationId);
  return result;
}

/** Ends a suspension: the organisation is published again if it says where it is and what it does. */
export async function restoreOrganization(
  portal: Portal,
  person: Person,
  organizationId: number,
  visit: Pick<Visit, 'origin'>,
): Promise<StateResult> {
  assertMay(person, 'keep-registry');
  const result = await portal.db.transaction().execute(async (db): Promise<StateResult> => {
    const organization = (await lockOrganizations(db, [organizationId])).get(organizationId);
    if (!organization) return { outcome: 'not-found' };
    if (organization.suspendedAt === null || organization.mergedInto !== null) {
      return { outcome: 'changed-meanwhile' };
    }
    await db
      .updateTable('organizations')
      .set({ suspended_at: null, suspended_reason: null })
      .where('id', '=', organizationId)
      .execute();
    await record(db, person, portal.clock(), {
      action: 'organization-restored',
      subject: 'organization',
      subjectId: organizationId,
      before: { reason: organization.suspendedReason },
    });
    await tellResponsiblePersons(db, organizationId, visit, (to) =>
      restoredLetter(to, organization),
    );
    await indexOrganizations(db, [organizationId]);
    return { outcome: 'done' };
  });
  if (result.outcome === 'done') await portal.standings.organizationChanged(organizationId);
  return result;
}
