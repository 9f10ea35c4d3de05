import { readSubdivisions } from '#server/organizations/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import { timestamp } from '../days.ts';
import { demoUserId } from './load.ts';
import { askDemoQuestions } from './questions.ts';

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
    .values([
      {
        organization_id: organization.id,
        user_id: demoUserId('organization'),
        name: 'Демонстрационное ответственное лицо',
        position: 'Заместитель руководителя',
        email: 'organization@example.org',
        phone: '+375 17 200-00-00',
        added_at: timestamp(moment),
      },
      {
        organization_id: organization.id,
        added_at: timestamp(moment),
        name: 'Демонстрационный делопроизводитель',
        position: 'Делопроизводитель',
        email: 'office@example.org',
        phone: '+375 17 200-00-03',
        may_edit: false,
      },
    ])
    .execute();
  await describeSubdivisions(db, organization.id);
  await askDemoQuestions(db, organization.id, moment);
  await keepTemplates(db, organization.id);
}

/** Texts to answer with. */
async function keepTemplates(db: Database, organizationId: number): Promise<void> {
  const templates = [
    {
      title: 'Благодарность',
      body: 'Спасибо за отзыв! Передадим ваши слова сотрудникам отделения.',
    },
    {
      title: 'Очередь в регистратуре',
      body: 'Приносим извинения за ожидание. Записаться без очереди можно по телефону и через интернет, в любое время.',
    },
  ];
  await db
    .insertInto('reply_templates')
    .values(templates.map((template) => ({ organization_id: organizationId, ...template })))
    .execute();
}

/** Some of its parts are elsewhere, or have hours of their own. */
async function describeSubdivisions(db: Database, organizationId: number): Promise<void> {
  const descriptions = [
    { opening_hours: 'Mo-Fr 07:30-20:00; Sa 09:00-14:00', phones: ['+375 17 200-00-01'] },
    {
      address_ru: 'ул. Садовая, 12',
      address_be: 'вул. Садовая, 12',
      opening_hours: 'Mo-Fr 08:00-19:00',
      phones: ['+375 17 200-00-02'],
    },
  ];
  const subdivisions = await readSubdivisions(db, organizationId);
  for (const [index, description] of descriptions.entries()) {
    const subdivision = subdivisions[index];
    if (!subdivision) return;
    await db
      .updateTable('subdivisions')
      .set(description)
      .where('organization_id', '=', organizationId)
      .where('id', '=', subdivision.id)
      .execute();
  }
}
