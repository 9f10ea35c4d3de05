import { record, type Change } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { indexOrganizations } from '#server/search/index.ts';
import { readOrganizationToEdit } from './queries.ts';

/** Not the person's to edit, or there is none. */
export interface NotFound {
  outcome: 'not-found';
}

/**
 * Changes something that belongs to an organisation, one person at a time: what one does often
 * depends on all that is there. What is written into the log has changed something, and then search
 * and pages follow.
 *
 * @param work in a transaction that holds the organisation; `log` writes for the person, now
 * @throws NotAllowed
 */
export async function changeOrganization<Result extends { outcome: string }>(
  portal: Portal,
  person: Person,
  organizationId: number,
  work: (db: Database, log: (change: Change) => Promise<void>) => Promise<Result | NotFound>,
): Promise<Result | NotFound> {
  if (!(await readOrganizationToEdit(portal, person, organizationId))) {
    return { outcome: 'not-found' };
  }
  let isChanged = false;
  const result = await portal.db.transaction().execute(async (db) => {
    await db
      .selectFrom('organizations')
      .select('id')
      .where('id', '=', organizationId)
      .forUpdate()
      .executeTakeFirst();
    const result = await work(db, async (change) => {
      isChanged = true;
      await record(db, person, portal.clock(), change);
    });
    if (isChanged) await indexOrganizations(db, [organizationId]);
    return result;
  });
  if (isChanged) await portal.standings.pageChanged(organizationId);
  return result;
}
