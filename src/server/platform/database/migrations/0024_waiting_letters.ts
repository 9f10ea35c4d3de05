import { sql, type Kysely } from 'kysely';

/**
 * Letters wait for the mail server however long it is away; only what was said of a letter itself
 * counts against it (docs/decisions/0026). Until now they were given up by their age.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table letters add column given_up_at timestamptz`.execute(db);
  await sql`update letters set given_up_at = now()
    where sent_at is null and created_at < now() - interval '3 days'`.execute(db);
  await sql`update letters set attempts = 0 where sent_at is null`.execute(db);
  // The job that sends takes those never tried first, then the one that is due first.
  await sql`create index letters_due on letters (next_try_at nulls first, id)
    where sent_at is null and given_up_at is null`.execute(db);
  // The desk of the operator shows the oldest that waits.
  await sql`drop index letters_unsent`.execute(db);
  await sql`create index letters_waiting on letters (id)
    where sent_at is null and given_up_at is null`.execute(db);
  // It also counts those that were given up, and the nightly clean-up deletes them.
  await sql`create index letters_given_up on letters (given_up_at)
    where given_up_at is not null`.execute(db);

  // Entries of responsible persons whose account was deleted looked like invited ones.
  await sql`
    update responsible_persons p
    set removed_at = now(), name = '', position = '', email = '', phone = ''
    where p.user_id is null and p.removed_at is null
      and exists (
        select from audit_entries a
        where a.subject = 'responsible-person' and a.subject_id = p.id::text
          and a.action = 'invitation-accepted')
      and not exists (
        select from invitations i
        where i.organization_id = p.organization_id and i.person_id = p.id)`.execute(db);
}
