import { assertMay } from '#domain/access/permissions.ts';
import { ANSWER_MAX_LENGTH, CLOSING_REASON_MAX_LENGTH } from '#domain/feedback/feedback.ts';
import { record, type Action } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import type { Database, FeedbackState } from '#server/platform/database/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { answerLetter } from './letters.ts';
import { longText, type FeedbackProblem } from './schema.ts';

export type FeedbackWorkResult =
  | { outcome: 'done' }
  | { outcome: 'no-such-message' }
  /** Somebody else was first. */
  | { outcome: 'changed-meanwhile'; state: FeedbackState; by: string | null };

export type FeedbackEndResult =
  FeedbackWorkResult | { outcome: 'invalid'; problem: FeedbackProblem };

const OPEN: readonly FeedbackState[] = ['new', 'in-work'];

/** Takes a new message into work, so that colleagues see who is at it. */
export function takeMessage(
  portal: Portal,
  person: Person,
  number: number,
): Promise<FeedbackWorkResult> {
  return change(portal, person, number, ['new'], async (db, _, now) => {
    await update(db, number, { state: 'in-work', taken_at: now, taken_by: person.login });
    return { action: 'feedback-taken', after: { state: 'in-work' } };
  });
}

/** Puts a message that is in work back into the queue. */
export function returnMessage(
  portal: Portal,
  person: Person,
  number: number,
): Promise<FeedbackWorkResult> {
  return change(portal, person, number, ['in-work'], async (db) => {
    await update(db, number, { state: 'new', taken_at: null, taken_by: null });
    return { action: 'feedback-returned', after: { state: 'new' } };
  });
}

/** Answers a message; the answer goes to its sender by mail. */
export async function answerMessage(
  portal: Portal,
  person: Person,
  number: number,
  typed: string,
  visit: Visit,
): Promise<FeedbackEndResult> {
  assertMay(person, 'answer-feedback');
  const read = longText(ANSWER_MAX_LENGTH).safeParse(typed);
  if (!read.success) return invalid(read.error);
  return change(portal, person, number, OPEN, async (db, { email, language }, now) => {
    const answer = read.data;
    const decision = { decided_at: now, decided_by: person.login };
    await update(db, number, { state: 'answered', answer, ...decision });
    const to = { email, language, origin: visit.origin };
    await sendLetter(db, answerLetter(to, number, answer));
    return { action: 'feedback-answered', after: { state: 'answered' } };
  });
}

/** Closes a message without an answer; its sender sees the reason with the state, without a letter. */
export async function closeMessage(
  portal: Portal,
  person: Person,
  number: number,
  typed: string,
): Promise<FeedbackEndResult> {
  assertMay(person, 'answer-feedback');
  const read = longText(CLOSING_REASON_MAX_LENGTH).safeParse(typed);
  if (!read.success) return invalid(read.error);
  return change(portal, person, number, OPEN, async (db, _, now) => {
    const reason = read.data;
    const decision = { decided_at: now, decided_by: person.login };
    await update(db, number, { state: 'closed', closing_reason: reason, ...decision });
    return { action: 'feedback-closed', after: { state: 'closed', reason } };
  });
}

interface LockedMessage {
  state: FeedbackState;
  email: string;
  language: Visit['locale'];
  taken_by: string | null;
  decided_by: string | null;
}

interface Done {
  action: Action;
  after: Readonly<Record<string, unknown>>;
}

/**
 * Changes a message that is in one of these states, and writes it into the log. Two officials at
 * one message come one after the other.
 */
async function change(
  portal: Portal,
  person: Person,
  number: number,
  from: readonly FeedbackState[],
  act: (db: Database, message: LockedMessage, now: Date) => Promise<Done>,
): Promise<FeedbackWorkResult> {
  assertMay(person, 'answer-feedback');
  return portal.db.transaction().execute(async (db) => {
    const message = await db
      .selectFrom('feedback_messages')
      .select(['state', 'email', 'language', 'taken_by', 'decided_by'])
      .where('id', '=', number)
      .forUpdate()
      .executeTakeFirst();
    if (!message) return { outcome: 'no-such-message' };
    const { state, taken_by, decided_by } = message;
    if (!from.includes(state)) {
      return { outcome: 'changed-meanwhile', state, by: decided_by ?? taken_by };
    }
    const now = portal.clock();
    const done = await act(db, message, now);
    await record(db, person, now, {
      subject: 'feedback',
      subjectId: number,
      before: { state },
      ...done,
    });
    return { outcome: 'done' };
  });
}

type Changes = Partial<{
  state: FeedbackState;
  taken_at: Date | null;
  taken_by: string | null;
  decided_at: Date;
  decided_by: string;
  answer: string;
  closing_reason: string;
}>;

async function update(db: Database, number: number, changes: Changes): Promise<void> {
  await db.updateTable('feedback_messages').set(changes).where('id', '=', number).execute();
}

function invalid({ issues }: { issues: ReadonlyArray<{ message: string }> }): FeedbackEndResult {
  return { outcome: 'invalid', problem: issues[0]!.message as FeedbackProblem };
}
