import type { Insertable } from 'kysely';
import type { Person } from '#server/identity/index.ts';
import type { Database, ResponsiblePersonsTable } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { addCitizen } from './portal.ts';

/** Adds somebody with an account who answers for an organisation, with all rights if not told otherwise. */
export async function addResponsiblePerson(
  portal: Portal,
  organizationId: number,
  given: Partial<Insertable<ResponsiblePersonsTable>> = {},
): Promise<Person> {
  const person = await addAccount(portal.db, 'organization');
  await portal.db
    .insertInto('responsible_persons')
    .values({
      organization_id: organizationId,
      user_id: person.id,
      email: person.email,
      name: 'Имя',
      position: 'Должность',
      phone: '2000000',
      added_at: portal.clock(),
      ...given,
    })
    .execute();
  return person;
}

/** Adds somebody who works for the operator of the portal. */
export function addOperator(db: Database): Promise<Person> {
  return addAccount(db, 'operator');
}

async function addAccount(db: Database, role: Person['role']): Promise<Person> {
  const person: Person = { ...(await addCitizen(db)), role };
  await db.updateTable('users').set({ role }).where('id', '=', person.id).execute();
  return person;
}
