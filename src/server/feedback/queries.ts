import { sql } from 'kysely';
import { assertMay } from '#domain/access/permissions.ts';
import { isAnswerOverdue, overdueSince, type FeedbackTopic } from '#domain/feedback/feedback.ts';
import { EMAIL_MAX_LENGTH, isIntact, normalizeEmail } from '#domain/identity/text.ts';
import type { Person } from '#server/identity/index.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Attachment } from '#server/platform/attachments/index.ts';
import {
  paged,
  type Database,
  type FeedbackState,
  type Paged,
} from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';

/** A message as its queue shows it. */
export interface QueuedMessage {
  number: number;
  topic: FeedbackTopic;
  /** How the message begins. */
  beginning: string;
  email: string;
  state: FeedbackState;
  createdAt: Date;
  takenBy: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Waits for longer than it should. */
  overdue: boolean;
}

/** Which messages: those of a state, perhaps of one topic; or those that somebody looks for. */
export type FeedbackFilter =
  | { state: FeedbackState; topic: FeedbackTopic | null }
  /** A number, or the whole address of a sender. */
  | { search: string };

/** So much of a message stands in the queue, in characters. */
const BEGINNING = 120;

/**
 * Messages that wait, oldest first; ended ones and those looked for, newest first.
 *
 * @param after the number of the last message of the page before; null: from the start
 * @throws NotAllowed
 */
export async function readFeedbackQueue(
  { db, clock }: Portal,
  person: Person,
  filter: FeedbackFilter,
  { after, limit }: { after: number | null; limit: number },
): Promise<Paged<QueuedMessage, number>> {
  assertMay(person, 'answer-feedback');
  const oldestFirst = 'state' in filter && waits(filter.state);
  const { rows, next } = await narrowed(db, filter)
    .select(['id as number', 'topic', 'email', 'state', 'created_at as createdAt'])
    .select(['taken_by as takenBy', 'decided_by as decidedBy', 'decided_at as decidedAt'])
    .select(sql<string>`left(body, ${sql.lit(BEGINNING)})`.as('beginning'))
    .$if(after !== null, (query) => query.where('id', oldestFirst ? '>' : '<', after!))
    .orderBy('id', oldestFirst ? 'asc' : 'desc')
    .$call(paged(limit, ({ number }) => number));
  return { rows: rows.map((row) => ({ ...row, overdue: isLate(row, clock()) })), next };
}

function narrowed(db: Database, filter: FeedbackFilter) {
  const query = db.selectFrom('feedback_messages');
  if ('state' in filter) {
    const { state, topic } = filter;
    const ofState = query.where('state', '=', state);
    return topic === null ? ofState : ofState.where('topic', '=', topic);
  }
  const number = numberIn(filter.search);
  if (number !== null) return query.where('id', '=', number);
  const email = normalizeEmail(filter.search).slice(0, EMAIL_MAX_LENGTH);
  return query.where('email', '=', isIntact(email) ? email : '');
}

/** The number that somebody typed as «№ 12», «#12» or «12»; null for anything else. */
export function numberIn(text: string): number | null {
  const digits = text.replace(/[\s№#]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

function waits(state: FeedbackState): boolean {
  return state === 'new' || state === 'in-work';
}

function isLate({ state, createdAt }: { state: FeedbackState; createdAt: Date }, now: Date) {
  return waits(state) && isAnswerOverdue(createdAt, now);
}

/** How many messages wait for an answer for longer than they should. */
export async function countOverdueMessages(db: Database, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('feedback_messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['new', 'in-work'])
    .where('created_at', '<', overdueSince(now))
    .executeTakeFirstOrThrow();
  return count;
}

/** How full the inbox is. */
export interface FeedbackQueueState {
  counts: Record<FeedbackState, number>;
  /** Since when the oldest message waits; null: none does. */
  oldest: Date | null;
  overdue: number;
}

/** @throws NotAllowed */
export async function readFeedbackState(
  { db, clock }: Portal,
  person: Person,
): Promise<FeedbackQueueState> {
  assertMay(person, 'answer-feedback');
  const rows = await db
    .selectFrom('feedback_messages')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn.min('created_at').as('oldest'),
    ])
    .select(sql<number>`count(*) filter (where created_at < ${overdueSince(clock())})`.as('late'))
    .groupBy('state')
    .execute();
  const open = rows.filter(({ state }) => waits(state));
  const count = (state: FeedbackState) => rows.find((row) => row.state === state)?.count ?? 0;
  const moments = open.map(({ oldest }) => new Date(oldest).getTime());
  return {
    counts: {
      new: count('new'),
      'in-work': count('in-work'),
      answered: count('answered'),
      closed: count('closed'),
    },
    oldest: moments.length > 0 ? new Date(Math.min(...moments)) : null,
    overdue: open.reduce((sum, { late }) => sum + late, 0),
  };
}

/** A message with all that is in it. */
export interface MessageView extends Omit<QueuedMessage, 'beginning'> {
  text: string;
  name: string | null;
  language: Locale;
  page: string | null;
  errorReference: string | null;
  takenAt: Date | null;
  answer: string | null;
  closingReason: string | null;
  /** The name of the attached file; null: there is none, or it has been deleted. */
  attachment: string | null;
}

/** @throws NotAllowed */
export async function readMessageView(
  { db, clock }: Portal,
  person: Person,
  number: number,
): Promise<MessageView | null> {
  assertMay(person, 'answer-feedback');
  const row = await db
    .selectFrom('feedback_messages')
    .leftJoin('feedback_attachments as attached', 'attached.message_id', 'id')
    .select(['id as number', 'topic', 'body as text', 'name', 'email', 'language', 'page'])
    .select(['error_reference as errorReference', 'state', 'created_at as createdAt'])
    .select(['taken_at as takenAt', 'taken_by as takenBy'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy'])
    .select(['answer', 'closing_reason as closingReason', 'attached.file_name as attachment'])
    .where('id', '=', number)
    .executeTakeFirst();
  return row ? { ...row, overdue: isLate(row, clock()) } : null;
}

/**
 * What was attached to a message; null when there is nothing.
 *
 * @throws NotAllowed
 */
export async function readMessageAttachment(
  { db }: Portal,
  person: Person,
  number: number,
): Promise<Attachment | null> {
  assertMay(person, 'answer-feedback');
  const row = await db
    .selectFrom('feedback_attachments')
    .select(['file_name as fileName', 'media_type as mediaType', 'content'])
    .where('message_id', '=', number)
    .executeTakeFirst();
  return row ?? null;
}
