import { sql, type Kysely } from 'kysely';

/** Remarks on official replies are decided on as comments are: with a reason, and for the figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table moderation_decisions
      drop constraint moderation_decisions_kind_check,
      drop constraint moderation_decisions_check,
      add constraint moderation_decisions_kind check (
        kind in ('published', 'masked', 'hidden', 'restored', 'excluded', 'reinstated',
          'remark-hidden', 'remark-published')
      ),
      add constraint moderation_decisions_reason check (
        (kind in ('masked', 'hidden', 'excluded', 'remark-hidden')) = (reason is not null)
      )`.execute(db);
  // The public figures of a month: remarks received.
  await sql`create index replies_remarked on replies (remarked_at)
    where remarked_at is not null`.execute(db);
}
