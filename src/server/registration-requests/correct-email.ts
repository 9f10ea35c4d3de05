import { assertMay } from '#domain/access/permissions.ts';
import { record } from '#server/audit/index.ts';
import type { Person, Visit } from '#server/identity/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { typedPerson } from '#server/responsible-persons/index.ts';
import { requestReceivedLetter } from './letters.ts';
import {
  changedMeanwhile,
  lockRequest,
  OPEN,
  personsOf,
  type WorkResult,
} from './locked-request.ts';
import type { RequestProblem } from './schema.ts';

/** Another address for one of the persons whom a request names. */
export interface EmailCorrection {
  /** The address as the page showed it. */
  from: string;
  to: string;
}

export type CorrectionResult =
  | WorkResult
  | { outcome: 'invalid'; problem: RequestProblem }
  /** The request names nobody with the former address any more. */
  | { outcome: 'no-such-person' };

/**
 * Corrects the address of a person in a request that is not decided yet, so that the invitation
 * arrives. The new address gets the number of the request.
 */
export async function correctPersonEmail(
  portal: Portal,
  person: Person,
  number: number,
  { from, to }: EmailCorrection,
  visit: Visit,
): Promise<CorrectionResult> {
  assertMay(person, 'decide-requests');
  const read = typedPerson.shape.email.safeParse(to);
  if (!read.success) {
    return { outcome: 'invalid', problem: read.error.issues[0]!.message as RequestProblem };
  }
  const email = read.data;
  if (email === from) return { outcome: 'invalid', problem: 'same' };
  return portal.db.transaction().execute(async (db) => {
    const request = await lockRequest(db, number);
    if (!request) return { outcome: 'no-such-request' };
    if (!OPEN.includes(request.state)) return changedMeanwhile(request);
    const persons = await personsOf(db, number);
    if (!persons.some((named) => named.email === from)) return { outcome: 'no-such-person' };
    if (persons.some((named) => named.email === email)) {
      return { outcome: 'invalid', problem: 'doubled' };
    }
    await db
      .updateTable('registration_request_persons')
      .set({ email })
      .where('request_id', '=', number)
      .where('email', '=', from)
      .execute();
    const addressee = { email, language: request.language, origin: visit.origin };
    await sendLetter(db, requestReceivedLetter(addressee, number, request.unp));
    await record(db, person, portal.clock(), {
      action: 'request-person-corrected',
      subject: 'registration-request',
      subjectId: number,
      before: { email: from },
      after: { email },
    });
    return { outcome: 'done' };
  });
}
