import { sql, type Kysely } from 'kysely';

/**
 * A questionnaire whose session ended while it was filled in belongs to its citizen: one for each
 * organisation, so that nobody can store more. Those of the last day, which had no owner, are lost.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table questionnaire_drafts`.execute(db);
  await sql`
    create table questionnaire_drafts (
      citizen_id text not null references users (id) on delete cascade,
      organization_id bigint not null references organizations (id),
      fields jsonb not null,
      saved_at timestamptz not null default now(),
      primary key (citizen_id, organization_id)
    )`.execute(db);
  await sql`create index questionnaire_drafts_by_age on questionnaire_drafts (saved_at)`.execute(
    db,
  );
}
