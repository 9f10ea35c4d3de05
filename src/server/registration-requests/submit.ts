import { networkOf, type Visit } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import {
  readAttachment,
  type Attachment,
  type AttachmentProblem,
} from '#server/platform/attachments/index.ts';
import { sendLetter } from '#server/platform/mail/index.ts';
import type { Portal } from '#server/portal.ts';
import { requestReceivedLetter } from './letters.ts';
import { OPEN } from './locked-request.ts';
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
      unp: texts.unp,
      name_ru: texts.nameRu,
      name_be: texts.nameBe,
      short_name_ru: texts.shortNameRu,
      short_name_be: texts.shortNameBe,
      language: locale,
      created_at: now,
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
