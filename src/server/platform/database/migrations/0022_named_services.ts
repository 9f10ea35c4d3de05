import { sql, type QueryExecutorProvider } from 'kysely';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';

/** So many ratings are read at once. */
const BATCH = 1_000;

/**
 * A service that a citizen names in own words is reviewed as a comment is: `service_text_public` is
 * what others see of it, and while it waits or once it is hidden, the state of the comment says so,
 * also where there is no comment.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql`alter table ratings add column service_text_public text`.execute(db);
  await sql`update ratings set service_text_public = service_text
    where service_text is not null`.execute(db);
  await maskNamedServices(db);
  await sql`alter table ratings
    drop constraint ratings_check,
    add constraint ratings_comment_state check (comment is null or comment_state is not null),
    add constraint ratings_text_state check (
      comment_state is null or comment is not null
        or (service_text is not null and comment_state <> 'published')
    )`.execute(db);
}

/** What stood there before the rule is masked once; only a few ratings name a service in words. */
export async function maskNamedServices(db: QueryExecutorProvider): Promise<void> {
  let after = { organizationId: 0, id: 0 };
  for (;;) {
    const { rows } = await sql<{ organizationId: number; id: number; text: string }>`
      select organization_id as "organizationId", id, service_text as text from ratings
      where service_text is not null
        and (organization_id, id) > (${after.organizationId}::bigint, ${after.id}::bigint)
      order by organization_id, id
      limit ${BATCH}::int`.execute(db);
    for (const { organizationId, id, text } of rows) {
      const masked = maskPersonalData(text);
      if (!masked.masked) continue;
      await sql`update ratings set service_text_public = ${masked.text}::text
        where organization_id = ${organizationId}::bigint and id = ${id}::bigint`.execute(db);
    }
    if (rows.length < BATCH) return;
    after = rows[rows.length - 1]!;
  }
}
