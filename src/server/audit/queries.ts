import { assertMay } from '#domain/access/permissions.ts';
import { addDays, startOfNextMinskDay, type Day } from '#domain/calendar.ts';
import type { Person } from '#domain/access/person.ts';
import { paged, type Database, type Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { AuditFilter } from './filter.ts';
import { record, type Action, type Subject } from './record.ts';

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

/** A filter of which a part may be left out. */
export type AuditNarrowing = Partial<Record<keyof AuditFilter, string | null>>;

/**
 * The log, newest first.
 *
 * @param before only entries with a smaller id; null: from the newest
 * @throws NotAllowed
 */
export async function readAudit(
  { db }: Portal,
  person: Person,
  filter: AuditNarrowing,
  page: { before: number | null; limit: number },
): Promise<Paged<AuditEntry, number>> {
  assertMay(person, 'read-audit');
  return readPage(db, filter, page);
}

/** So many entries are read at once for an export. */
const BATCH = 500;

/**
 * All of the log that a filter lets through, newest first, to be taken away: what the page shows at
 * this moment. That somebody takes it away is written into the log, and is no part of it.
 *
 * @throws NotAllowed before anything is read
 */
export async function exportAudit(
  portal: Portal,
  person: Person,
  filter: AuditFilter,
  format: string,
): Promise<AsyncIterable<AuditEntry>> {
  assertMay(person, 'read-audit');
  const latest = await portal.db
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const asked = Object.entries(filter).filter(([, value]) => Boolean(value));
  await record(portal.db, person, portal.clock(), {
    action: 'audit-exported',
    subject: 'audit',
    subjectId: format,
    after: { format, ...Object.fromEntries(asked) },
  });
  return entriesUpTo(portal.db, filter, Number(latest?.id ?? 0));
}

async function* entriesUpTo(db: Database, filter: AuditFilter, latest: number) {
  let before: number | null = latest + 1;
  do {
    const page = await readPage(db, filter, { before, limit: BATCH });
    yield* page.rows;
    before = page.next;
  } while (before !== null);
}

function readPage(
  db: Database,
  { actor, action, subject, subjectId, from, to }: AuditNarrowing,
  { before, limit }: { before: number | null; limit: number },
): Promise<Paged<AuditEntry, number>> {
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
    .$if(Boolean(from), (query) => query.where('at', '>=', startOf(from!)))
    .$if(Boolean(to), (query) => query.where('at', '<', startOf(addDays(to!, 1))))
    .$if(before !== null, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .$call(paged(limit, ({ id }) => id));
}

/** The moment at which a Minsk day begins. */
function startOf(day: Day): Date {
  return startOfNextMinskDay(new Date(`${addDays(day, -1)}T12:00:00Z`));
}
