import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { addDays, isDay, type Day } from '#domain/calendar.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Fields } from './schema.ts';

/** A draft of more characters is not kept: a form that was meant to be read is smaller. */
const LARGEST = 200_000;
/** Of one citizen so many drafts are kept, the latest ones. */
const MOST_OF_A_CITIZEN = 10;

/** A form that was opened longer ago is told to nobody any more, in days. */
const TICKET_DAYS = 7;

/**
 * What a questionnaire carries so that, once the session has ended, it can still be told whose it
 * is. It opens nothing; it only lets the texts of this form wait for its citizen, for a week.
 *
 * @param secret the portal's
 * @param today Minsk day on which the form is opened
 */
export function draftTicket(
  secret: string,
  organizationId: number,
  citizenId: string,
  today: Day,
): string {
  const signature = createHmac('sha256', secret)
    .update(`draft ${organizationId} ${today} ${citizenId}`)
    .digest('base64url');
  return `${citizenId}.${today}.${signature}`;
}

/** Whose form of this organisation it is; null when the ticket is none of ours, or too old. */
export function citizenOfTicket(
  secret: string,
  organizationId: number,
  ticket: string,
  today: Day,
): string | null {
  const [, citizenId = '', openedOn = ''] = /^(.+)\.([\d-]{10})\.[^.]+$/.exec(ticket) ?? [];
  if (!isDay(openedOn) || openedOn < addDays(today, -TICKET_DAYS)) return null;
  const given = Buffer.from(ticket);
  const expected = Buffer.from(draftTicket(secret, organizationId, citizenId, openedOn));
  return given.length === expected.length && timingSafeEqual(given, expected) ? citizenId : null;
}

/**
 * Keeps what a citizen typed into a questionnaire while the session ended, until they have signed
 * in again: the latest of each organisation.
 *
 * @returns false when there is too much of it to keep, or no such citizen any more
 */
export async function saveDraft(
  db: Database,
  organizationId: number,
  citizenId: string,
  fields: Fields,
): Promise<boolean> {
  const text = JSON.stringify(fields, (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
  if (text.length > LARGEST) return false;
  const { numAffectedRows } = await sql`
    insert into questionnaire_drafts (citizen_id, organization_id, fields)
    select users.id, organizations.id, ${text}::jsonb from users, organizations
    where users.id = ${citizenId} and organizations.id = ${organizationId}
    on conflict (citizen_id, organization_id) do update
      set fields = excluded.fields, saved_at = now()`.execute(db);
  await sql`
    delete from questionnaire_drafts
    where citizen_id = ${citizenId} and organization_id in (
      select organization_id from questionnaire_drafts
      where citizen_id = ${citizenId}
      order by saved_at desc
      offset ${MOST_OF_A_CITIZEN}
    )`.execute(db);
  return numAffectedRows === 1n;
}

/** Reads a citizen's draft of this organisation; null when there is none (any more). */
export async function readDraft(
  db: Database,
  organizationId: number,
  citizenId: string,
): Promise<Fields | null> {
  const row = await db
    .selectFrom('questionnaire_drafts')
    .select('fields')
    .where('citizen_id', '=', citizenId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.fields ?? null;
}

/** Drops a draft once its questionnaire has been submitted. */
export async function dropDraft(
  db: Database,
  organizationId: number,
  citizenId: string,
): Promise<void> {
  await db
    .deleteFrom('questionnaire_drafts')
    .where('citizen_id', '=', citizenId)
    .where('organization_id', '=', organizationId)
    .execute();
}
