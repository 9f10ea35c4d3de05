import { assertMay } from '#domain/access/permissions.ts';
import { isIntact } from '#domain/identity/text.ts';
import { REASON_MAX_LENGTH } from '#domain/organization/registration-request.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { requestRefusedLetter } from './letters.ts';
import {
  changedMeanwhile,
  decide,
  lockRequest,
  OPEN,
  personsOf,
  type WorkResult,
} from './locked-request.ts';

export type RefusalResult =
  WorkResult | { outcome: 'invalid'; problem: 'missing' | 'damaged' | 'too-long' };

/** Refuses a request; the reason is mailed to everybody whom it names. */
export async function refuseRequest(
  portal: Portal,
  person: Person,
  number: number,
  reasonAsTyped: string,
  visit: Visit,
): Promise<RefusalResult> {
  assertMay(person, 'decide-requests');
  const reason = reasonAsTyped.replaceAll('\r\n', '\n').trim();
  if (reason === '') return { outcome: 'invalid', problem: 'missing' };
  if (!isIntact(reason.replaceAll('\n', ' '))) return { outcome: 'invalid', problem: 'damaged' };
  if (reason.length > REASON_MAX_LENGTH) return { outcome: 'invalid', problem: 'too-long' };
  return portal.db.transaction().execute(async (db) => {
    const request = await lockRequest(db, number);
    if (!request) return { outcome: 'no-such-request' };
    if (!OPEN.includes(request.state)) return changedMeanwhile(request);
    const now = portal.clock();
    await decide(db, number, { state: 'refused', refusal_reason: reason }, person, now);
    for (const { email } of await personsOf(db, number)) {
      const to = { email, language: request.language, origin: visit.origin };
      await sendLetter(db, requestRefusedLetter(to, number, request.name_ru, reason));
    }
    return { outcome: 'done' };
  });
}
