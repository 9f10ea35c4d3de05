import { assertMay } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Action, Subject } from './record.ts';

/** One line of the log. */
export interface AuditEntry {
  id: number;
  at: Date;
  actor: string;
  action: Action;
  subject: Subject;
  subjectId: string;
  before: unknown;
  after: unknown;
}

/** Narrows the log; what is left out or empty does not. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  subjectId?: string | undefined;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** For the next page; null on the last one. */
  nextBefore: number | null;
}

/**
 * The log, newest first.
 *
 * @param before only entries with a smaller id; null: from the newest
 * @throws NotAllowed
 */
export async function readAudit(
  { db }: Portal,
  person: Person,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditPage> {
  assertMay(person, 'read-audit');
  const rows = await select(db, filter, before)
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit);
  return { entries, nextBefore: rows.length > limit ? entries.at(-1)!.id : null };
}

function select(
  db: Database,
  { actor, action, subject, subjectId }: AuditFilter,
  before: number | null,
) {
  return db
    .selectFrom('audit_entries')
    .select(['id', 'at', 'actor', 'subject_id as subjectId', 'before', 'after'])
    .select(({ ref }) => [
      ref('action').$castTo<Action>().as('action'),
      ref('subject').$castTo<Subject>().as('subject'),
    ])
    .$if(Boolean(actor), (query) => query.where('actor', '=', actor!))
    .$if(Boolean(action), (query) => query.where('action', '=', action!))
    .$if(Boolean(subject), (query) => query.where('subject', '=', subject!))
    .$if(Boolean(subjectId), (query) => query.where('subject_id', '=', subjectId!))
    .$if(before !== null, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc');
}
