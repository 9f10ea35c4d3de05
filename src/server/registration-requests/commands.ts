import { assertMay } from '#domain/access/permissions.ts';
import { isIntact } from '#domain/identity/text.ts';
import { REASON_MAX_LENGTH } from '#domain/organization/registration-request.ts';
import { record } from '#server/audit/index.ts';
import { networkOf, type Person, type Visit } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import {
  isUniqueViolation,
  type Database,
  type RequestState,
} from '#server/platform/database/index.ts';
import {
  readAttachment,
  type Attachment,
  type AttachmentProblem,
} from '#server/platform/attachments/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { addResponsiblePersons, type EmailTaken } from '#server/responsible-persons/index.ts';
import { requestReceivedLetter, requestRefusedLetter } from './letters.ts';
import {
  readRequest,
  type RequestProblems,
  type RequestTexts,
  type TypedRequest,
} from './schema.ts';

export type SubmitResult =
  | { outcome: 'received'; number: number; email: string }
  | { outcome: 'invalid'; problems: RequestProblems; letter: AttachmentProblem | null }
  | { outcome: 'too-many'; seconds: number };

/**
 * Takes a request to register an organisation (procedure of use, paragraph 5). Anybody may send
 * one; of requests for the same UNP one is open at a time.
 *
 * @param file the letter; null: none was attached
 */
export async function submitRequest(
  portal: Portal,
  typed: TypedRequest,
  file: File | null,
  visit: Visit,
): Promise<SubmitResult> {
  const read = readRequest(typed);
  const letter = file === null ? null : await readAttachment(file, 'letter');
  const letterProblem = typeof letter === 'string' ? letter : null;
  const problems =
    'problems' in read ? read.problems : await problemsOfUnp(portal.db, read.texts.unp);
  if ('problems' in read || letterProblem !== null || Object.keys(problems).length > 0) {
    return { outcome: 'invalid', problems, letter: letterProblem };
  }
  const { email } = read.texts.persons[0]!;
  const keys = { requests: networkOf(visit.address), mailbox: email };
  const seconds = portal.identity.limits.take(keys, portal.clock());
  if (seconds > 0) return { outcome: 'too-many', seconds };
  try {
    const number = await portal.db
      .transaction()
      .execute((db) => store(db, read.texts, letter as Attachment | null, visit, portal.clock()));
    return { outcome: 'received', number, email };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'invalid', problems: { unp: 'requested' }, letter: null };
  }
}

async function problemsOfUnp(db: Database, unp: string): Promise<RequestProblems> {
  const registered = await db
    .selectFrom('organizations')
    .select('id')
    .where('unp', '=', unp)
    .executeTakeFirst();
  if (registered) return { unp: 'registered' };
  const requested = await db
    .selectFrom('registration_requests')
    .select('id')
    .where('unp', '=', unp)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  return requested ? { unp: 'requested' } : {};
}

async function store(
  db: Database,
  { persons, ...texts }: RequestTexts,
  letter: Attachment | null,
  { locale, origin }: Visit,
  now: Date,
): Promise<number> {
  const { id } = await db
    .insertInto('registration_requests')
    .values({
      ...{ unp: texts.unp, name_ru: texts.nameRu, name_be: texts.nameBe },
      ...{ short_name_ru: texts.shortNameRu, short_name_be: texts.shortNameBe },
      ...{ language: locale, created_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('registration_request_persons')
    .values(persons.map((person, place) => ({ request_id: id, place, ...person })))
    .execute();
  if (letter !== null) {
    const { fileName, mediaType, content } = letter;
    await db
      .insertInto('registration_request_letters')
      .values({ request_id: id, file_name: fileName, media_type: mediaType, content })
      .execute();
  }
  const to = { email: persons[0]!.email, language: locale, origin };
  await sendLetter(db, requestReceivedLetter(to, id, texts.unp));
  const data = { number: id };
  await notify(db, now, { kind: 'registration-requested', data, to: { role: 'operator' } });
  return id;
}

/** A request in one of these states waits for a decision. */
export const OPEN: readonly RequestState[] = ['new', 'in-work'];

export type WorkResult =
  | { outcome: 'done' }
  | { outcome: 'no-such-request' }
  /** Somebody else was first. */
  | { outcome: 'changed-meanwhile'; state: RequestState; by: string | null };

/** Takes a new request into work, so that colleagues see who is at it. */
export function takeRequest(portal: Portal, person: Person, number: number): Promise<WorkResult> {
  return changeState(portal, person, number, ['new'], (now) => ({
    ...{ state: 'in-work' as const, taken_at: now, taken_by: person.login },
  }));
}

/** Puts a request that is in work back into the queue. */
export function returnRequest(portal: Portal, person: Person, number: number): Promise<WorkResult> {
  return changeState(portal, person, number, ['in-work'], () => ({
    ...{ state: 'new' as const, taken_at: null, taken_by: null },
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
      ...{ subject: 'registration-request', subjectId: number },
      ...{ before: { state: request.state }, after: { state: change.state } },
    });
    return { outcome: 'done' };
  });
}

/** What the operator says of an organisation when approving it; ids of the reference data. */
export interface Placement {
  typeId: string;
  regionId: string;
  /** Null in the capital as a whole, or where only the region is known. */
  districtId: string | null;
}

export type ApprovalResult =
  | WorkResult
  | { outcome: 'approved'; organizationId: number }
  | { outcome: 'invalid'; problems: Partial<Record<keyof Placement, 'unknown'>> }
  | { outcome: 'registered' }
  /** A person's address belongs to an account that cannot answer for an organisation. */
  | EmailTaken;

/**
 * Approves a request: the organisation enters the general registry, and each of its responsible
 * persons is invited. It is published once it has said where it is and what it does.
 */
export async function approveRequest(
  portal: Portal,
  person: Person,
  number: number,
  placement: Placement,
  visit: Visit,
): Promise<ApprovalResult> {
  assertMay(person, 'decide-requests');
  const problems = problemsOfPlacement(portal, placement);
  if (Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  try {
    return await portal.db.transaction().execute(async (db) => {
      const request = await lockRequest(db, number);
      if (!request) return { outcome: 'no-such-request' };
      if (!OPEN.includes(request.state)) return changedMeanwhile(request);
      const now = portal.clock();
      const official = { person, now };
      const organizationId = await addOrganization(db, official, request, placement);
      const persons = await personsOf(db, number);
      const organization = { id: organizationId, name: request.short_name_ru };
      const to = { language: request.language, origin: visit.origin };
      const added = await addResponsiblePersons(db, official, organization, persons, to);
      // Nothing of the above stays.
      if (added.outcome === 'email-taken') throw new Undo(added);
      await decide(db, number, { state: 'approved', organization_id: organizationId }, person, now);
      return { outcome: 'approved', organizationId };
    });
  } catch (error) {
    if (error instanceof Undo) return error.result;
    if (isUniqueViolation(error)) return { outcome: 'registered' };
    throw error;
  }
}

async function addOrganization(
  db: Database,
  { person, now }: { person: Person; now: Date },
  { unp, name_ru, name_be, short_name_ru, short_name_be }: LockedRequest,
  placement: Placement,
): Promise<number> {
  const { typeId, regionId, districtId } = placement;
  const place = { type_id: typeId, region_id: regionId, district_id: districtId };
  const { id } = await db
    .insertInto('organizations')
    .values({ unp, name_ru, name_be, short_name_ru, short_name_be, ...place, registered_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(db, person, now, {
    ...{ action: 'organization-registered', subject: 'organization', subjectId: id },
    after: { unp, nameRu: name_ru, nameBe: name_be, ...placement },
  });
  return id;
}

/** Ends a transaction that shall leave nothing, with an answer. */
class Undo extends Error {
  readonly result: EmailTaken;

  constructor(result: EmailTaken) {
    super(result.outcome);
    this.result = result;
  }
}

function problemsOfPlacement(
  { reference }: Portal,
  { typeId, regionId, districtId }: Placement,
): Partial<Record<keyof Placement, 'unknown'>> {
  const offered = <Entry extends { retired: boolean }>(entry: Entry | undefined) =>
    entry?.retired ? undefined : entry;
  const region = offered(reference.territories.get(regionId));
  const district = districtId === null ? null : offered(reference.territories.get(districtId));
  return {
    ...(!offered(reference.types.get(typeId)) && { typeId: 'unknown' }),
    ...(!(region?.kind === 'region' || region?.kind === 'capital') && { regionId: 'unknown' }),
    ...(district !== null && district?.parentId !== regionId && { districtId: 'unknown' }),
  };
}

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

async function decide(
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
    ...{ subject: 'registration-request', subjectId: number },
    after:
      state === 'approved'
        ? { state, organizationId: decision.organization_id }
        : { state, reason: decision.refusal_reason },
  });
}

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
