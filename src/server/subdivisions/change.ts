import type { Action } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { changeOrganization, type NotFound } from '#server/responsible-persons/index.ts';

type Log = (action: Action, id: number, before: object | undefined, after: object) => Promise<void>;

/** Does something to the subdivisions of an organisation; each change is logged under its id. */
export async function change<Result extends { outcome: string }>(
  portal: Portal,
  person: Person,
  organizationId: number,
  work: (db: Database, log: Log) => Promise<Result | NotFound>,
): Promise<Result | NotFound> {
  return changeOrganization(portal, person, organizationId, (db, log) =>
    work(db, (action, id, before, after) =>
      log({
        action,
        subject: 'subdivision',
        subjectId: id,
        ...(before && { before: { ...before } }),
        after: { organizationId, ...after },
      }),
    ),
  );
}
