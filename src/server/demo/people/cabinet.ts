import type { Database } from '#server/platform/database/index.ts';
import { timestamp } from '../days.ts';
import { demoUserId } from './load.ts';

/**
 * Makes the login `organization` answer for the polyclinic with the most ratings: a cabinet in
 * which there is something to do. Where the demo is so small that it has none, for any organisation.
 *
 * @param moment since when, in milliseconds since 1970
 */
export async function giveDemoCabinet(db: Database, moment: number): Promise<void> {
  const organization = await db
    .selectFrom('organizations')
    .leftJoin('ratings', 'ratings.organization_id', 'organizations.id')
    .select(['organizations.id', 'organizations.email'])
    .groupBy('organizations.id')
    .orderBy(({ eb }) => eb('type_id', '=', 'polyclinic'), 'desc')
    .orderBy(({ fn }) => fn.count('ratings.id'), 'desc')
    .orderBy('organizations.id')
    .limit(1)
    .executeTakeFirst();
  if (!organization) return;
  await db
    .insertInto('responsible_persons')
    .values({
      ...{ organization_id: organization.id, user_id: demoUserId('organization') },
      ...{ name: 'Демонстрационное ответственное лицо', position: 'Заместитель руководителя' },
      ...{ email: 'organization@example.org', phone: '+375 17 200-00-00' },
      added_at: timestamp(moment),
    })
    .execute();
}
