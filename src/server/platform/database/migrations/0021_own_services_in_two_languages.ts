import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * A rating keeps the name of a service in its organisation's own words as the organisation gave it:
 * in Russian (service_text, which also holds what citizens type) and in Belarusian.
 */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql`alter table ratings add column service_text_be text`.execute(db);
  // Ratings of services that are still named so; of the others the Belarusian name is gone.
  await sql`
    update ratings set service_text_be = own_services.name_be
    from own_services
    where own_services.organization_id = ratings.organization_id
      and own_services.name_ru = ratings.service_text`.execute(db);
}
