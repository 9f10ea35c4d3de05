import { assertMay } from '#domain/access/permissions.ts';
import {
  isDigestOnly,
  kindsFor,
  usualChannels,
  type Channels,
  type KindName,
  type Mailing,
} from '#domain/notification/kinds.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { settingsSchema, type SettingsProblems, type TypedSettings } from './schema.ts';
import { kindName } from './texts.ts';

/** What somebody is told of one kind, and what can be chosen for it. */
export interface KindSetting extends Channels {
  kind: KindName;
  name: string;
  digestOnly: boolean;
}

export interface Settings {
  /** 1 (Monday) – 7: the digest comes on that day; null: every day. */
  weekday: number | null;
  /** The kinds that somebody in this role gets. */
  kinds: KindSetting[];
}

/** What somebody has chosen, or what is usual. @throws NotAllowed */
export async function readSettings(
  { db }: Portal,
  person: Person,
  locale: Locale,
): Promise<Settings> {
  assertMay(person, 'manage-own-account');
  const choices = await db
    .selectFrom('notification_choices')
    .select(['kind', 'portal', 'mail'])
    .where('user_id', '=', person.id)
    .execute();
  const digest = await db
    .selectFrom('notification_digests')
    .select('weekday')
    .where('user_id', '=', person.id)
    .executeTakeFirst();
  const chosen = new Map<string, Channels>(choices.map(({ kind, ...rest }) => [kind, rest]));
  return {
    weekday: digest?.weekday ?? null,
    kinds: kindsFor(person.role).map((kind) => {
      const { portal, mail } = chosen.get(kind) ?? usualChannels(kind);
      return { kind, name: kindName(kind, locale), digestOnly: isDigestOnly(kind), portal, mail };
    }),
  };
}

export type SettingsResult =
  { outcome: 'saved' } | { outcome: 'invalid'; problems: SettingsProblems };

/** Stores what somebody wants to be told of, for all kinds of the role. @throws NotAllowed */
export async function saveSettings(
  { db }: Portal,
  person: Person,
  typed: TypedSettings,
): Promise<SettingsResult> {
  assertMay(person, 'manage-own-account');
  const parsed = settingsSchema(person.role).safeParse(typed);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('-'));
    const problems: SettingsProblems = Object.fromEntries(
      fields.map((field) => [field, 'unknown' as const]),
    );
    return { outcome: 'invalid', problems };
  }
  const { digest: weekday, mail, portal } = parsed.data;
  const values = kindsFor(person.role).map((kind) => ({
    user_id: person.id,
    kind,
    mail: mail[kind] as Mailing,
    portal: !isDigestOnly(kind) && portal.includes(kind),
  }));
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('notification_digests')
      .values({ user_id: person.id, weekday, counted_up_to: null })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ weekday }))
      .execute();
    if (values.length === 0) return;
    await transaction
      .insertInto('notification_choices')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'kind']).doUpdateSet(({ ref }) => ({
          portal: ref('excluded.portal'),
          mail: ref('excluded.mail'),
        })),
      )
      .execute();
  });
  return { outcome: 'saved' };
}
