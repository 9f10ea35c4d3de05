import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Person } from '#domain/access/person.ts';

/**
 * Everything that is kept about a person, for themselves (Law No. 99-Z, article 11). Left out is
 * only what would let its reader sign in: the password's hash, the tokens of sessions and links.
 *
 * @returns an object to be written as JSON; moments are in UTC, days are those of Minsk
 */
export async function exportOfPerson(portal: Portal, person: Person) {
  const { db } = portal;
  const account = await accountOf(db, person.id);
  return {
    exportedAt: portal.clock(),
    account: account ?? null,
    consents: await consentsOf(db, person.id),
    sessions: await sessionsOf(db, person.id),
    wrongPasswords: await wrongPasswordsOf(db, person),
    letters: await lettersTo(db, person.email),
    messagesToSupport: await messagesFrom(db, person.email),
    questionnairesNotSent: await draftsOf(db, person.id),
    ratings: await ratingsOf(db, person.id),
    decisions: await decisionsOn(db, person.id),
    appeals: await appealsOf(db, person.id),
    notificationSettings: await notificationSettingsOf(db, person.id),
    notifications: await notificationsOf(db, person.id),
  };
}

function accountOf(db: Database, id: string) {
  return db
    .selectFrom('users')
    .select([
      'id',
      'username as login',
      'displayUsername as loginAsTyped',
      'name',
      'email',
      'emailVerified as emailConfirmed',
      'role',
      'language',
      'createdAt',
      'updatedAt',
      'last_sign_in_at as lastSignInAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

function consentsOf(db: Database, id: string) {
  return db
    .selectFrom('consents')
    .select(['version', 'language', 'body as text', 'given_at as givenAt'])
    .where('user_id', '=', id)
    .orderBy('given_at')
    .execute();
}

function sessionsOf(db: Database, id: string) {
  return db
    .selectFrom('sessions')
    .select(['createdAt', 'expiresAt', 'ipAddress as networkAddress', 'userAgent as browser'])
    .where('userId', '=', id)
    .orderBy('createdAt')
    .execute();
}

function wrongPasswordsOf(db: Database, { id, login, email }: Person) {
  return db
    .selectFrom('sign_in_failures')
    .select(['failures', 'last_at as lastAt'])
    .where('login', 'in', [id, login, email])
    .execute();
}

function lettersTo(db: Database, email: string) {
  return db
    .selectFrom('letters')
    .select(['recipient', 'subject', 'created_at as writtenAt', 'sent_at as sentAt'])
    .where('recipient', '=', email)
    .orderBy('id')
    .execute();
}

/** Messages to the support in which this address was given for the answer. */
function messagesFrom(db: Database, email: string) {
  return db
    .selectFrom('feedback_messages')
    .select(['id as number', 'topic', 'body as text', 'name', 'email', 'language', 'page'])
    .select(['state', 'created_at as createdAt', 'answer', 'closing_reason as closingReason'])
    .select('consent_version as consentVersion')
    .where('email', '=', email)
    .orderBy('id')
    .execute();
}

/** What was typed while the session ended; kept for a day. */
function draftsOf(db: Database, id: string) {
  return db
    .selectFrom('questionnaire_drafts')
    .select(['organization_id as organizationId', 'fields', 'saved_at as savedAt'])
    .where('citizen_id', '=', id)
    .orderBy('saved_at')
    .execute();
}

/** What the person chose; kinds and days without a choice are as usual. */
async function notificationSettingsOf(db: Database, id: string) {
  const digest = await db
    .selectFrom('notification_digests')
    .select(['weekday', 'counted_up_to as ratingsCountedUpTo'])
    .where('user_id', '=', id)
    .executeTakeFirst();
  const kinds = await db
    .selectFrom('notification_choices')
    .select(['kind', 'portal', 'mail'])
    .where('user_id', '=', id)
    .orderBy('kind')
    .execute();
  return { digest: digest ?? null, kinds };
}

/** Those that are not deleted yet, which happens after half a year. */
function notificationsOf(db: Database, id: string) {
  return db
    .selectFrom('notifications')
    .select(['kind', 'data', 'created_at as createdAt', 'portal', 'read_at as readAt'])
    .select(['mail', 'mailed_at as mailedAt'])
    .where('user_id', '=', id)
    .orderBy('id')
    .execute();
}

/** One of the organisation's own questions, as the person answered it. */
interface Answer {
  questionRu: string;
  questionBe: string;
  scale: 'score' | 'yes-no';
  /** 1–5 on the scale; yes is 1, no is 0. */
  score: number;
}

function ratingsOf(db: Database, id: string) {
  return db
    .selectFrom('ratings as r')
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .leftJoin('subdivisions as s', (join) =>
      join
        .onRef('s.organization_id', '=', 'r.organization_id')
        .onRef('s.id', '=', 'r.subdivision_id'),
    )
    .leftJoin('replies as a', (join) =>
      join.onRef('a.organization_id', '=', 'r.organization_id').onRef('a.rating_id', '=', 'r.id'),
    )
    .select([
      'r.id',
      'r.organization_id as organizationId',
      'o.name_ru as organization',
      's.name_ru as subdivision',
      'r.rated_on as ratedOn',
      'r.simplicity',
      'r.information',
      'r.timeliness',
      'r.courtesy',
      'r.service_item_id as serviceItemId',
      'r.service_text as serviceText',
      'r.service_text_be as serviceTextBe',
      'r.service_text_public as serviceTextAsPublished',
      'r.provided_on as providedOn',
      'r.comment',
      'r.comment_public as commentAsPublished',
      'r.comment_state as commentState',
      'r.status',
      'r.status_changed_at as statusChangedAt',
      'r.status_reason as statusReason',
      'r.created_at as createdAt',
      'a.body as reply',
      'a.created_at as repliedAt',
      'a.helped as replyHelped',
      'a.remark as ownRemark',
      'a.remark_public as ownRemarkAsPublished',
      'a.remark_state as ownRemarkState',
      'a.remarked_at as ownRemarkedAt',
      sql<Answer[]>`coalesce((
        select json_agg(json_build_object(
          'questionRu', w.question_ru, 'questionBe', w.question_be, 'scale', c.scale,
          'score', ra.score
        ) order by w.id)
        from rating_answers ra
        join criterion_wordings w
          on w.organization_id = ra.organization_id and w.id = ra.wording_id
        join additional_criteria c
          on c.organization_id = w.organization_id and c.id = w.criterion_id
        where ra.organization_id = r.organization_id and ra.rating_id = r.id), '[]')`.as('answers'),
    ])
    .where('r.citizen_id', '=', id)
    .orderBy('r.rated_on')
    .orderBy('r.id')
    .execute();
}

/** What the operator decided on the person's ratings and comments. */
function decisionsOn(db: Database, id: string) {
  return db
    .selectFrom('moderation_decisions as d')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.organization_id', '=', 'd.organization_id').onRef('r.id', '=', 'd.rating_id'),
    )
    .select(['d.organization_id as organizationId', 'd.rating_id as ratingId', 'd.kind'])
    .select(['d.reason', 'd.note', 'd.decided_at as decidedAt'])
    .where('r.citizen_id', '=', id)
    .orderBy('d.id')
    .execute();
}

function appealsOf(db: Database, id: string) {
  return db
    .selectFrom('moderation_appeals as a')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.organization_id', '=', 'a.organization_id').onRef('r.id', '=', 'a.rating_id'),
    )
    .select(['a.organization_id as organizationId', 'a.rating_id as ratingId', 'a.body as text'])
    .select(['a.created_at as sentAt', 'a.outcome', 'a.answer', 'a.decided_at as decidedAt'])
    .where('r.citizen_id', '=', id)
    .orderBy('a.created_at')
    .execute();
}
