import type { Database } from '#server/platform/database/index.ts';

/** An organisation in which nobody else could edit, or let others in. */
export interface LeftAlone {
  id: number;
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
}

/**
 * Holds the organisations for which somebody answers, until the transaction ends: of two editors
 * who go at once, one stays.
 */
export async function holdOwnOrganizations(db: Database, userId: string): Promise<void> {
  await db
    .selectFrom('organizations')
    .select('id')
    .where('id', 'in', (query) =>
      query
        .selectFrom('responsible_persons')
        .select('organization_id')
        .where('user_id', '=', userId)
        .where('removed_at', 'is', null),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * The first organisation, by name, that only this person may edit; undefined when each has another
 * editor who has come in. One that was merged into another needs none.
 */
export async function findLeftAlone(db: Database, userId: string): Promise<LeftAlone | undefined> {
  return db
    .selectFrom('responsible_persons as own')
    .innerJoin('organizations as o', 'o.id', 'own.organization_id')
    .select(['o.id', 'o.name_ru as nameRu', 'o.name_be as nameBe', 'o.name_en as nameEn'])
    .where('own.user_id', '=', userId)
    .where('own.removed_at', 'is', null)
    .where('own.may_edit', '=', true)
    .where('o.merged_into', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('responsible_persons as other')
            .select('other.id')
            .whereRef('other.organization_id', '=', 'own.organization_id')
            .where('other.removed_at', 'is', null)
            .where('other.may_edit', '=', true)
            .where('other.user_id', '<>', userId),
        ),
      ),
    )
    .orderBy('o.name_ru')
    .orderBy('o.id')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Ends somebody's access to every organisation, and forgets what was said of them there, also where
 * the access had ended before.
 *
 * @returns the ids of the organisations for which they answered until now
 */
export async function leaveOrganizations(
  db: Database,
  userId: string,
  now: Date,
): Promise<number[]> {
  const left = await db
    .updateTable('responsible_persons')
    .set({ removed_at: now })
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .returning('organization_id as id')
    .execute();
  await db
    .updateTable('responsible_persons')
    .set({ name: '', position: '', email: '', phone: '' })
    .where('user_id', '=', userId)
    .execute();
  return left.map(({ id }) => id);
}
