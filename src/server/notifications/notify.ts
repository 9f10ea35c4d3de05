import { sql } from 'kysely';
import { topicOf, usualChannels, type Mailing, type Notice } from '#domain/notification/kinds.ts';
import type { Database } from '#server/platform/database/index.ts';

/** Announced when a notification wants a letter at once; received when its transaction is through. */
export const NOTIFICATIONS_CHANNEL = 'notifications';

/** Who is told. */
export type Recipient =
  /** Somebody with an account. */
  | { userId: string }
  /** The persons who answer for an organisation, and may do this for it. */
  | { organizationId: number; right: 'answer' | 'edit' | 'any' }
  /** Everybody who works for the operator of the portal, blocked accounts apart. */
  | { role: 'operator' };

/** A notification, and whom it is for. */
export type Notification = Notice & {
  to: Recipient;
  /** The id of who did it and need not be told. */
  except?: string | undefined;
};

/**
 * Tells people of something, each by the channels that he or she chose. Given a transaction, they
 * are told only together with what else that transaction writes.
 *
 * One statement, with no mail server and no text behind it: letters are written by a job, which is
 * asked for here, in the language of each reader. Whoever was told of the same topic is not told
 * again, and whoever turned both channels off is not told at all.
 *
 * @param at the moment of what happened
 */
export async function notify(
  db: Database,
  at: Date,
  { to, except, ...notice }: Notification,
): Promise<void> {
  const usual = usualChannels(notice.kind);
  const { rows } = await sql<{ mail: Mailing }>`
    insert into notifications (user_id, kind, topic, data, created_at, portal, mail)
    select person.id, ${notice.kind}, ${topicOf(notice)}, ${JSON.stringify(notice.data)}::jsonb,
      ${at}::timestamptz, coalesce(chosen.portal, ${usual.portal}::boolean),
      coalesce(chosen.mail, ${usual.mail}::text)
    from (${recipients(to)}) person
    left join notification_choices chosen
      on chosen.user_id = person.id and chosen.kind = ${notice.kind}
    where person.id is distinct from ${except ?? null}::text
      and (coalesce(chosen.portal, ${usual.portal}::boolean)
        or coalesce(chosen.mail, ${usual.mail}::text) <> 'none')
    on conflict (user_id, topic) where topic is not null do nothing
    returning mail`.execute(db);
  if (!rows.some(({ mail }) => mail === 'at-once')) return;
  await sql`select pg_notify(${NOTIFICATIONS_CHANNEL}, '')`.execute(db);
}

function recipients(to: Recipient) {
  if ('userId' in to) return sql`select id from users where id = ${to.userId}`;
  // Written out, so that the index of officials is known to hold them.
  if ('role' in to) return sql`select id from users where role = 'operator' and blocked_at is null`;
  const right = {
    answer: sql`and may_answer`,
    edit: sql`and may_edit`,
    any: sql``,
  }[to.right];
  return sql`
    select user_id as id from responsible_persons
    where organization_id = ${to.organizationId} and removed_at is null
      and user_id is not null ${right}`;
}
