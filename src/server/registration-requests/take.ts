import { assertMay } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { RequestState } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { changedMeanwhile, lockRequest, type WorkResult } from './locked-request.ts';

/** Takes a new request into work, so that colleagues see who is at it. */
export function takeRequest(portal: Portal, person: Person, number: number): Promise<WorkResult> {
  return changeState(portal, person, number, ['new'], (now) => ({
    state: 'in-work' as const,
    taken_at: now,
    taken_by: person.login,
  }));
}

/** Puts a request that is in work back into the queue. */
export function returnRequest(portal: Portal, person: Person, number: number): Promise<WorkResult> {
  return changeState(portal, person, number, ['in-work'], () => ({
    state: 'new' as const,
    taken_at: null,
    taken_by: null,
  }));
}

async function changeState(
  portal: Portal,
  person: Person,
  number: number,
  from: readonly RequestState[],
  changes: (now: Date) => {
    state: 'new' | 'in-work';
    taken_at: Date | null;
    taken_by: string | null;
  },
): Promise<WorkResult> {
  assertMay(person, 'decide-requests');
  return portal.db.transaction().execute(async (db) => {
    const request = await lockRequest(db, number);
    if (!request) return { outcome: 'no-such-request' };
    if (!from.includes(request.state)) return changedMeanwhile(request);
    const now = portal.clock();
    const change = changes(now);
    await db.updateTable('registration_requests').set(change).where('id', '=', number).execute();
    await record(db, person, now, {
      action: change.state === 'in-work' ? 'request-taken' : 'request-returned',
      subject: 'registration-request',
      subjectId: number,
      before: { state: request.state },
      after: { state: change.state },
    });
    return { outcome: 'done' };
  });
}
