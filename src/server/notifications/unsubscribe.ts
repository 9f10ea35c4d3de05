import { kindsFor, usualChannels, type KindName } from '#domain/notification/kinds.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { kindName } from './texts.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** What the link of a letter ends: the letters of a kind, by its name, or the digest. */
export type Ending = { kind: string } | 'digest';

/** What the link of a letter would end; null when it is not ours. */
export function readUnsubscription(
  { configuration }: Portal,
  token: string,
  locale: Locale,
): Ending | null {
  const read = readUnsubscribeToken(configuration.secret, token);
  if (read === null) return null;
  return read.from === 'digest' ? 'digest' : { kind: kindName(read.from, locale) };
}

/**
 * Ends letters of one kind, or the digest, for the reader of a letter; nobody need be signed in.
 * What waits to be mailed is not mailed either. Doing it again changes nothing.
 *
 * @returns false when the link is not ours, or its reader's account is gone
 */
export async function unsubscribe(portal: Portal, token: string): Promise<boolean> {
  const read = readUnsubscribeToken(portal.configuration.secret, token);
  if (read === null) return false;
  const { userId, from } = read;
  return portal.db.transaction().execute(async (db) => {
    const person = await db
      .selectFrom('users')
      .select('role')
      .where('id', '=', userId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!person) return false;
    const kinds = from === 'digest' ? await inDigest(db, userId, kindsFor(person.role)) : [from];
    for (const kind of kinds) await endLetters(db, userId, kind);
    return true;
  });
}

/** The kinds that somebody gets in the digest. */
async function inDigest(
  db: Database,
  userId: string,
  kinds: readonly KindName[],
): Promise<KindName[]> {
  const choices = await db
    .selectFrom('notification_choices')
    .select(['kind', 'mail'])
    .where('user_id', '=', userId)
    .execute();
  const chosen = new Map<string, string>(choices.map(({ kind, mail }) => [kind, mail]));
  return kinds.filter((kind) => (chosen.get(kind) ?? usualChannels(kind).mail) === 'digest');
}

async function endLetters(db: Database, userId: string, kind: KindName): Promise<void> {
  const { portal } = usualChannels(kind);
  await db
    .insertInto('notification_choices')
    .values({ user_id: userId, kind, portal, mail: 'none' })
    .onConflict((conflict) => conflict.columns(['user_id', 'kind']).doUpdateSet({ mail: 'none' }))
    .execute();
  await db
    .updateTable('notifications')
    .set({ mail: 'none' })
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('mailed_at', 'is', null)
    .execute();
}
