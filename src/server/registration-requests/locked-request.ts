import { record } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import type { Database, RequestState } from '#server/platform/database/index.ts';

/** A request in one of these states waits for a decision. */
export const OPEN: readonly RequestState[] = ['new', 'in-work'];

export type WorkResult =
  | { outcome: 'done' }
  | { outcome: 'no-such-request' }
  /** Somebody else was first. */
  | { outcome: 'changed-meanwhile'; state: RequestState; by: string | null };

/** Two officials at one request come one after the other. */
export async function lockRequest(
  db: Database,
  number: number,
): Promise<LockedRequest | undefined> {
  return db
    .selectFrom('registration_requests')
    .select(['unp', 'name_ru', 'name_be', 'short_name_ru', 'short_name_be'])
    .select(['language', 'state', 'taken_by', 'decided_by'])
    .where('id', '=', number)
    .forUpdate()
    .executeTakeFirst();
}

export interface LockedRequest {
  unp: string;
  name_ru: string;
  name_be: string;
  short_name_ru: string;
  short_name_be: string;
  language: Visit['locale'];
  state: RequestState;
  taken_by: string | null;
  decided_by: string | null;
}

/** Somebody else was first: what the request is now. */
export function changedMeanwhile({ state, taken_by, decided_by }: LockedRequest): WorkResult {
  return { outcome: 'changed-meanwhile', state, by: decided_by ?? taken_by };
}

/** Whom a request names, in their order. */
export function personsOf(db: Database, number: number) {
  return db
    .selectFrom('registration_request_persons')
    .select(['name', 'position', 'email', 'phone'])
    .where('request_id', '=', number)
    .orderBy('place')
    .execute();
}

/** Ends the work on a request. */
export async function decide(
  db: Database,
  number: number,
  decision:
    { state: 'approved'; organization_id: number } | { state: 'refused'; refusal_reason: string },
  person: Person,
  now: Date,
): Promise<void> {
  await db
    .updateTable('registration_requests')
    .set({ ...decision, decided_at: now, decided_by: person.login })
    .where('id', '=', number)
    .execute();
  const { state } = decision;
  await record(db, person, now, {
    action: state === 'approved' ? 'request-approved' : 'request-refused',
    subject: 'registration-request',
    subjectId: number,
    after:
      state === 'approved'
        ? { state, organizationId: decision.organization_id }
        : { state, reason: decision.refusal_reason },
  });
}
