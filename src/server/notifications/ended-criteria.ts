import { addDays, minskDay } from '#domain/calendar.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { notify } from './notify.ts';

const A_BATCH = 200;

/**
 * Tells organisations of additional criteria that are asked no more because their period is over;
 * once a day. A day on which it did not run is made up for the next day.
 */
export async function notifyOfEndedCriteria({ db, clock }: Portal): Promise<void> {
  const now = clock();
  for (let after = 0; ;) {
    const ended = await readEnded(db, now, after);
    await db.transaction().execute(async (transaction) => {
      for (const data of ended) {
        const to = { organizationId: data.organizationId, right: 'edit' } as const;
        await notify(transaction, now, { kind: 'criterion-expired', data, to });
      }
    });
    const last = ended.at(-1);
    if (last === undefined) return;
    after = last.criterionId;
  }
}

/** The criteria, after one, whose last day was yesterday or the day before. */
function readEnded(db: Database, now: Date, after: number) {
  const today = minskDay(now);
  return db
    .selectFrom('additional_criteria as c')
    .innerJoin('criterion_wordings as w', (join) =>
      join
        .onRef('w.organization_id', '=', 'c.organization_id')
        .onRef('w.criterion_id', '=', 'c.id')
        .on('w.replaced_at', 'is', null),
    )
    .select(['c.organization_id as organizationId', 'c.id as criterionId'])
    .select(['w.question_ru as questionRu', 'w.question_be as questionBe'])
    .select(({ ref }) => ref('c.valid_until').$notNull().as('on'))
    .where('c.valid_until', 'in', [addDays(today, -1), addDays(today, -2)])
    .where('c.retired_at', 'is', null)
    .where('c.id', '>', after)
    .orderBy('c.id')
    .limit(A_BATCH)
    .execute();
}
