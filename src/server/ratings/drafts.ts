import { randomBytes } from 'node:crypto';
import type { Database } from '#server/platform/database/index.ts';
import type { Fields } from './schema.ts';

/** A draft that is larger is not kept, so that nobody fills the database without signing in. */
const LARGEST = 24_000;

/**
 * Keeps what was typed into a questionnaire by somebody whose session had ended, until they have
 * signed in again.
 *
 * @returns the draft's secret name; null when it is too large to keep
 */
export async function saveDraft(
  db: Database,
  organizationId: number,
  fields: Fields,
): Promise<string | null> {
  const text = JSON.stringify(fields).replaceAll('\\u0000', '');
  if (text.length > LARGEST) return null;
  const token = randomBytes(24).toString('base64url');
  await db
    .insertInto('questionnaire_drafts')
    .values({ token, organization_id: organizationId, fields: text })
    .execute();
  return token;
}

/** Reads a draft of this organisation; null when there is none (any more). */
export async function readDraft(
  db: Database,
  organizationId: number,
  token: string,
): Promise<Fields | null> {
  const row = await db
    .selectFrom('questionnaire_drafts')
    .select('fields')
    .where('token', '=', token)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.fields ?? null;
}

/** Drops a draft once its questionnaire has been submitted. */
export async function dropDraft(db: Database, token: string): Promise<void> {
  await db.deleteFrom('questionnaire_drafts').where('token', '=', token).execute();
}
