import { sql, type Kysely } from 'kysely';

/** Capital letters and what the words of a name are separated by, with what replaces each. */
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИІЙКЛМНОПРСТУЎФХЦЧШЩЪЫЬЭЮЯ';
const SMALL = 'abcdefghijklmnopqrstuvwxyzабвгдеежзиійклмнопрстуўфхцчшщъыьэюя';
const SEPARATORS = `.,;:!?/\\|_+*=&@#%^~-–—−«»„“”"()[]{}<>№'’‘ʼʹ\`´′`;

/**
 * The general registry: organisations that are suspended or were merged into another one, and the
 * words by which the operator finds any of them.
 *
 * `published` takes both into account. A generated column cannot be changed, so it is made anew,
 * with the indexes that ask for it. The columns `merged_*` say into which one, from which
 * day and on the basis of what it was merged: a link, beside which no rating changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const index of ['region', 'district', 'type', 'sphere']) {
    await sql`drop index ${sql.ref(`organizations_of_${index}`)}`.execute(db);
  }
  await sql`alter table organizations drop column published`.execute(db);
  await sql`
    alter table organizations
      add column suspended_at timestamptz,
      add column suspended_reason text,
      add column merged_into bigint references organizations (id),
      add column merged_on date,
      add column merged_by_document text,
      add column merged_reason text,
      add check ((suspended_at is null) = (suspended_reason is null)),
      add check (merged_into <> id),
      add check ((merged_into is null) = (merged_on is null)),
      add check ((merged_into is null) = (merged_by_document is null)),
      add check ((merged_into is null) = (merged_reason is null))`.execute(db);
  await sql`
    alter table organizations
      add column published boolean not null generated always as (
        coalesce(address_ru, '') <> '' and lat is not null and lon is not null
        and cardinality(sphere_ids) > 0
        and suspended_at is null and merged_into is null
      ) stored`.execute(db);

  // The lists of the open API and of the general registry, narrowed and paged by id; and how many
  // organisations refer to a territory or type.
  await sql`create index organizations_of_region on organizations (region_id, id)`.execute(db);
  await sql`create index organizations_of_district on organizations (district_id, id)`.execute(db);
  await sql`create index organizations_of_type on organizations (type_id, id)`.execute(db);
  await sql`create index organizations_of_sphere on organizations using gin (sphere_ids)`.execute(
    db,
  );
  // The few in an unusual state: the registry's lists of them; predecessors of an organisation.
  await sql`create index organizations_suspended on organizations (id)
    where suspended_at is not null`.execute(db);
  await sql`create index organizations_merged on organizations (merged_into, id)
    where merged_into is not null`.execute(db);
  await sql`create index organizations_unpublished on organizations (id)
    where not published`.execute(db);
  // The registry's search by the beginning of a UNP, in any collation of the database.
  await sql`create index organizations_by_unp on organizations (unp collate "C")`.execute(db);

  // The registry's search by beginnings of words. A generated column, so that no way of changing a
  // name can forget it; letters are folded by a list, because the database may know only Latin ones.
  const from = sql.lit(`${CAPITALS}ё${SEPARATORS}`);
  const to = sql.lit(`${SMALL}е${' '.repeat([...SEPARATORS].length)}`);
  await sql`
    alter table organizations
      add column registry_words tsvector not null generated always as (
        to_tsvector('simple'::regconfig, translate(
          name_ru || ' ' || name_be || ' ' || coalesce(name_en, '') || ' '
            || short_name_ru || ' ' || short_name_be,
          ${from}, ${to}
        ))
      ) stored`.execute(db);
  await sql`create index organizations_by_words on organizations using gin (registry_words)`.execute(
    db,
  );
}
