import { record, type Action } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOrganizationToEdit } from '#server/responsible-persons/index.ts';
import { indexOrganizations } from '#server/search/index.ts';

/** Not the person's to edit, or there is none. */
export interface NotFound {
  outcome: 'not-found';
}

type Log = (action: Action, id: number, before: object | undefined, after: object) => Promise<void>;

/**
 * Does something to the subdivisions of an organisation, one person at a time: names, places and the
 * number of all depend on each other. Search and pages follow.
 */
export async function change<Result extends { outcome: string }>(
  portal: Portal,
  person: Person,
  organizationId: number,
  work: (db: Database, log: Log) => Promise<Result | NotFound>,
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
    const result = await work(db, async (action, id, before, after) => {
      isChanged = true;
      await record(db, person, portal.clock(), {
        ...{ action, subject: 'subdivision', subjectId: id },
        ...(before && { before: { ...before } }),
        after: { organizationId, ...after },
      });
    });
    if (isChanged) await indexOrganizations(db, [organizationId]);
    return result;
  });
  if (isChanged) await portal.standings.pageChanged(organizationId);
  return result;
}
