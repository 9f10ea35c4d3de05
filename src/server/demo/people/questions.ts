import { sql } from 'kysely';
import type { CriterionScale } from '#domain/rating/additional-criterion.ts';
import type { Database } from '#server/platform/database/index.ts';
import { timestamp } from '../days.ts';

/** What the demo's cabinet asks besides its other questions, and how a rating of it answers. */
const QUESTIONS: ReadonlyArray<{
  scale: CriterionScale;
  ru: string;
  be: string;
  answer: string;
}> = [
  {
    scale: 'yes-no',
    answer: '(total + id % 5 > 12)::int',
    ru: 'Понятны ли указатели в здании?',
    be: 'Ці зразумелыя ўказальнікі ў будынку?',
  },
  {
    scale: 'score',
    answer: 'least(5, greatest(1, timeliness + id % 3 - 1))',
    ru: 'Удобно ли было ждать приёма?',
    be: 'Ці зручна было чакаць прыёму?',
  },
];

/** Lets the demo's organisation ask questions of its own, which many of its ratings answer. */
export async function askDemoQuestions(
  db: Database,
  organizationId: number,
  moment: number,
): Promise<void> {
  for (const [place, { answer, ...question }] of QUESTIONS.entries()) {
    await ask(db, organizationId, { place, ...question }, answer, moment);
  }
}

/** Two of three ratings answer. */
async function ask(
  db: Database,
  organizationId: number,
  { place, scale, ru, be }: { place: number; scale: CriterionScale; ru: string; be: string },
  answer: string,
  moment: number,
): Promise<void> {
  const { id: criterionId } = await db
    .insertInto('additional_criteria')
    .values({ organization_id: organizationId, scale, place: 100 + place })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: wordingId } = await db
    .insertInto('criterion_wordings')
    .values({
      organization_id: organizationId,
      criterion_id: criterionId,
      question_ru: ru,
      question_be: be,
      asked_from: timestamp(moment),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into rating_answers (organization_id, rating_id, wording_id, score)
    select organization_id, id, ${wordingId}::bigint, ${sql.raw(answer)}
    from ratings where organization_id = ${organizationId} and id % 3 > 0`.execute(db);
}
