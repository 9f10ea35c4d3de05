import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { isIntact, normalizeEmail } from '#domain/identity/text.ts';
import { DECISION_DAYS, isOverdue } from '#domain/organization/registration-request.ts';
import { networkOf, type Person, type Visit } from '#server/identity/index.ts';
import type { Attachment } from '#server/platform/attachments/index.ts';
import {
  paged,
  type Database,
  type Paged,
  type RequestState,
} from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { RequestPerson } from './schema.ts';

/** A request as its queue shows it. */
export interface QueuedRequest {
  number: number;
  unp: string;
  nameRu: string;
  state: RequestState;
  createdAt: Date;
  takenBy: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Open for longer than it should be. */
  overdue: boolean;
}

/**
 * The requests in one state: those that wait, oldest first; decided ones, newest first.
 *
 * @param after the number of the last request of the page before; null: from the start
 * @throws NotAllowed
 */
export async function readQueue(
  { db, clock }: Portal,
  person: Person,
  state: RequestState,
  { after, limit }: { after: number | null; limit: number },
): Promise<Paged<QueuedRequest, number>> {
  assertMay(person, 'decide-requests');
  const waits = state === 'new' || state === 'in-work';
  const { rows, next } = await db
    .selectFrom('registration_requests')
    .select(['id as number', 'unp', 'name_ru as nameRu', 'state', 'created_at as createdAt'])
    .select(['taken_by as takenBy', 'decided_by as decidedBy', 'decided_at as decidedAt'])
    .where('state', '=', state)
    .$if(after !== null, (query) => query.where('id', waits ? '>' : '<', after!))
    .orderBy('id', waits ? 'asc' : 'desc')
    .$call(paged(limit, ({ number }) => number));
  return {
    rows: rows.map((row) => ({ ...row, overdue: waits && isOverdue(row.createdAt, clock()) })),
    next,
  };
}

/** How many open requests wait for longer than they should. */
export async function countOverdueRequests(db: Database, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('registration_requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['new', 'in-work'])
    .where('created_at', '<', new Date(now.getTime() - DECISION_DAYS * 86_400_000))
    .executeTakeFirstOrThrow();
  return count;
}

/** How full the queue is. */
export interface QueueState {
  counts: Record<RequestState, number>;
  /** Since when the oldest open request waits; null: none does. */
  oldest: Date | null;
  overdue: number;
}

/** @throws NotAllowed */
export async function readQueueState({ db, clock }: Portal, person: Person): Promise<QueueState> {
  assertMay(person, 'decide-requests');
  const latest = new Date(clock().getTime() - DECISION_DAYS * 86_400_000);
  const rows = await db
    .selectFrom('registration_requests')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn.min('created_at').as('oldest'),
    ])
    .select(sql<number>`count(*) filter (where created_at < ${latest})`.as('overdue'))
    .groupBy('state')
    .execute();
  const open = rows.filter(({ state }) => state === 'new' || state === 'in-work');
  const count = (state: RequestState) => rows.find((row) => row.state === state)?.count ?? 0;
  const moments = open.map(({ oldest }) => new Date(oldest).getTime());
  return {
    counts: {
      new: count('new'),
      'in-work': count('in-work'),
      approved: count('approved'),
      refused: count('refused'),
    },
    oldest: moments.length > 0 ? new Date(Math.min(...moments)) : null,
    overdue: open.reduce((sum, row) => sum + row.overdue, 0),
  };
}

/** A request with all that is in it. */
export interface RequestView extends QueuedRequest {
  nameBe: string;
  shortNameRu: string;
  shortNameBe: string;
  takenAt: Date | null;
  refusalReason: string | null;
  organizationId: number | null;
  persons: RequestPerson[];
  /** The name of the attached file; null: there is none. */
  letter: string | null;
}

/** @throws NotAllowed */
export async function readRequestView(
  { db, clock }: Portal,
  person: Person,
  number: number,
): Promise<RequestView | null> {
  assertMay(person, 'decide-requests');
  const row = await db
    .selectFrom('registration_requests')
    .leftJoin('registration_request_letters as letter', 'letter.request_id', 'id')
    .select(['id as number', 'unp', 'name_ru as nameRu', 'name_be as nameBe', 'state'])
    .select(['short_name_ru as shortNameRu', 'short_name_be as shortNameBe'])
    .select(['created_at as createdAt', 'taken_at as takenAt', 'taken_by as takenBy'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy'])
    .select(['refusal_reason as refusalReason', 'organization_id as organizationId'])
    .select('letter.file_name as letter')
    .where('id', '=', number)
    .executeTakeFirst();
  if (!row) return null;
  const persons = await db
    .selectFrom('registration_request_persons')
    .select(['name', 'position', 'email', 'phone'])
    .where('request_id', '=', number)
    .orderBy('place')
    .execute();
  const waits = row.state === 'new' || row.state === 'in-work';
  return { ...row, persons, overdue: waits && isOverdue(row.createdAt, clock()) };
}

/**
 * The letter that was attached to a request; null when there is none.
 *
 * @throws NotAllowed
 */
export async function readRequestLetter(
  { db }: Portal,
  person: Person,
  number: number,
): Promise<Attachment | null> {
  assertMay(person, 'decide-requests');
  const row = await db
    .selectFrom('registration_request_letters')
    .select(['file_name as fileName', 'media_type as mediaType', 'content'])
    .where('request_id', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

/** What whoever sent a request may know of it. */
export interface SenderView {
  number: number;
  unp: string;
  nameRu: string;
  state: RequestState;
  createdAt: Date;
  decidedAt: Date | null;
  refusalReason: string | null;
}

export type LookupResult =
  | { outcome: 'found'; request: SenderView }
  /** No such number, or not with this address: which of the two is not said. */
  | { outcome: 'not-found' }
  | { outcome: 'too-many'; seconds: number };

/** The state of a request, for who knows its number and the address of one whom it names. */
export async function lookUpRequest(
  portal: Portal,
  typed: { number: string; email: string },
  visit: Visit,
): Promise<LookupResult> {
  const keys = { lookups: networkOf(visit.address) };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  const digits = typed.number.replace(/[\s№#]/g, '');
  const email = normalizeEmail(typed.email);
  if (!/^\d{1,15}$/.test(digits) || !isIntact(email)) return { outcome: 'not-found' };
  const request = await portal.db
    .selectFrom('registration_requests')
    .select(['id as number', 'unp', 'name_ru as nameRu', 'state', 'created_at as createdAt'])
    .select(['decided_at as decidedAt', 'refusal_reason as refusalReason'])
    .where('id', '=', Number(digits))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('registration_request_persons')
          .select('place')
          .whereRef('request_id', '=', 'registration_requests.id')
          .where('email', '=', email),
      ),
    )
    .executeTakeFirst();
  return request ? { outcome: 'found', request } : { outcome: 'not-found' };
}
