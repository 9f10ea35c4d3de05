import { minskDay } from '#domain/calendar.ts';
import { MOST_CRITERIA } from '#domain/rating/additional-criterion.ts';
import { record, type Action } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOwnOrganizations } from '#server/responsible-persons/index.ts';
import { ownCriterion, selectCriteria, type OwnCriterion } from './queries.ts';
import {
  readCriterion,
  type Criterion,
  type CriterionProblems,
  type TypedCriterion,
} from './schema.ts';

/** Which criterion of which organisation. */
export interface CriterionKey {
  organizationId: number;
  criterionId: number;
}

export type CriterionResult =
  | { outcome: 'saved'; criterionId: number }
  | { outcome: 'invalid'; problems: CriterionProblems }
  /** There are `MOST_CRITERIA` already. */
  | { outcome: 'too-many' }
  /** Somebody else was quicker: nothing is stored, and what they saved comes back. */
  | { outcome: 'changed-meanwhile'; theirs: OwnCriterion }
  /** No such criterion, or the person may not edit for this organisation. */
  | { outcome: 'not-found' };

/** Adds a question of an organisation to its questionnaire, as the last one. */
export async function addCriterion(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: TypedCriterion,
): Promise<CriterionResult> {
  const read = readCriterion(typed);
  if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
  const { criterion } = read;
  return change(portal, person, organizationId, async (db, held) => {
    const problems = problemsAmong(held, criterion, minskDay(portal.clock()));
    if (problems !== null) return { outcome: 'invalid', problems };
    if (open(held).length >= MOST_CRITERIA) return { outcome: 'too-many' };
    const { questionRu, questionBe, scale, validFrom, validUntil } = criterion;
    const { id } = await db
      .insertInto('additional_criteria')
      .values({
        organization_id: organizationId,
        scale,
        place: held.length,
        valid_from: validFrom,
        valid_until: validUntil,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addWording(portal, db, { organizationId, criterionId: id }, { questionRu, questionBe });
    await log(portal, db, person, 'criterion-added', id, {
      after: { organizationId, ...criterion },
    });
    return { outcome: 'saved', criterionId: id };
  });
}

/**
 * Changes a criterion. A changed question is a new wording: answers stay with the one that was
 * asked. The scale stays what it is; another one is another criterion.
 *
 * @param revision the one that was edited; another one in the database means somebody was quicker
 */
export async function editCriterion(
  portal: Portal,
  person: Person,
  { organizationId, criterionId }: CriterionKey,
  typed: TypedCriterion,
  revision: number,
): Promise<CriterionResult> {
  return change(portal, person, organizationId, async (db, held) => {
    const before = held.find(({ id }) => id === criterionId);
    if (!before) return { outcome: 'not-found' };
    const read = readCriterion({ ...typed, scale: before.scale });
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    if (before.revision !== revision) return { outcome: 'changed-meanwhile', theirs: before };
    const { criterion } = read;
    const others = held.filter(({ id }) => id !== criterionId);
    const problems = problemsAmong(others, criterion, null);
    if (problems !== null) return { outcome: 'invalid', problems };
    const { questionRu, questionBe, validFrom, validUntil } = criterion;
    if (questionRu !== before.questionRu || questionBe !== before.questionBe) {
      await addWording(portal, db, { organizationId, criterionId }, criterion);
    }
    await update(db, before, organizationId, { valid_from: validFrom, valid_until: validUntil });
    await log(portal, db, person, 'criterion-edited', criterionId, {
      before: { organizationId, ...described(before) },
      after: { organizationId, ...criterion },
    });
    return { outcome: 'saved', criterionId };
  });
}

/** Asks a criterion no more. Its answers stay; so does what somebody is filling in meanwhile. */
export function retireCriterion(portal: Portal, person: Person, key: CriterionKey) {
  return setRetired(portal, person, key, true);
}

/** Asks a retired criterion again, unless there are `MOST_CRITERIA` others, or the same is asked. */
export function restoreCriterion(portal: Portal, person: Person, key: CriterionKey) {
  return setRetired(portal, person, key, false);
}

function setRetired(
  portal: Portal,
  person: Person,
  { organizationId, criterionId }: CriterionKey,
  retire: boolean,
): Promise<CriterionResult> {
  return change(portal, person, organizationId, async (db, held) => {
    const criterion = held.find(({ id }) => id === criterionId);
    if (!criterion) return { outcome: 'not-found' };
    // Pressed twice, or by two people: it is what they wanted already.
    if ((criterion.state === 'retired') === retire) return { outcome: 'saved', criterionId };
    if (!retire) {
      const problems = problemsAmong(held, criterion, null);
      if (problems !== null) return { outcome: 'invalid', problems };
      if (open(held).length >= MOST_CRITERIA) return { outcome: 'too-many' };
    }
    await update(db, criterion, organizationId, { retired_at: retire ? portal.clock() : null });
    const action = retire ? 'criterion-retired' : 'criterion-restored';
    await log(portal, db, person, action, criterionId, {
      after: { organizationId, ...described(criterion) },
    });
    return { outcome: 'saved', criterionId };
  });
}

/** Moves a criterion one place up or down among those that are not retired. */
export async function moveCriterion(
  portal: Portal,
  person: Person,
  { organizationId, criterionId }: CriterionKey,
  by: -1 | 1,
): Promise<CriterionResult> {
  return change(portal, person, organizationId, async (db, held) => {
    const order = open(held);
    const at = order.findIndex(({ id }) => id === criterionId);
    if (at === -1) return { outcome: 'not-found' };
    const other = order[at + by];
    if (other === undefined) return { outcome: 'saved', criterionId };
    order[at + by] = order[at]!;
    order[at] = other;
    for (const [place, { id }] of order.entries()) {
      await db
        .updateTable('additional_criteria')
        .set({ place })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .execute();
    }
    await log(portal, db, person, 'criterion-moved', criterionId, {
      before: { organizationId, place: at + 1 },
      after: { organizationId, place: at + by + 1 },
    });
    return { outcome: 'saved', criterionId };
  });
}

/** Changes the criteria of an organisation, one person after the other. */
async function change(
  portal: Portal,
  person: Person,
  organizationId: number,
  decide: (db: Database, held: OwnCriterion[]) => Promise<CriterionResult>,
): Promise<CriterionResult> {
  const own = await readOwnOrganizations(portal, person);
  if (!own.some(({ id, mayEdit }) => id === organizationId && mayEdit)) {
    return { outcome: 'not-found' };
  }
  return portal.db.transaction().execute(async (db) => {
    // Ratings may be recorded meanwhile: this lock lets rows that refer to the organisation in.
    await db
      .selectFrom('organizations')
      .select('id')
      .where('id', '=', organizationId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const rows = await selectCriteria(db, organizationId).execute();
    const today = minskDay(portal.clock());
    return decide(
      db,
      rows.map((row) => ownCriterion(row, today)),
    );
  });
}

function open(criteria: OwnCriterion[]): OwnCriterion[] {
  return criteria.filter(({ state }) => state !== 'retired');
}

/** @param today for a new one, which shall not be over before it begins */
function problemsAmong(
  others: OwnCriterion[],
  { questionRu, questionBe, validUntil }: Criterion,
  today: string | null,
): CriterionProblems | null {
  const asked = open(others);
  if (asked.some((other) => other.questionRu === questionRu)) return { questionRu: 'doubled' };
  if (asked.some((other) => other.questionBe === questionBe)) return { questionBe: 'doubled' };
  const isOver = today !== null && validUntil !== null && validUntil < today;
  return isOver ? { validUntil: 'over' } : null;
}

async function addWording(
  portal: Portal,
  db: Database,
  { organizationId, criterionId }: CriterionKey,
  { questionRu, questionBe }: Pick<Criterion, 'questionRu' | 'questionBe'>,
): Promise<void> {
  const now = portal.clock();
  await db
    .updateTable('criterion_wordings')
    .set({ replaced_at: now })
    .where('organization_id', '=', organizationId)
    .where('criterion_id', '=', criterionId)
    .where('replaced_at', 'is', null)
    .execute();
  await db
    .insertInto('criterion_wordings')
    .values({
      organization_id: organizationId,
      criterion_id: criterionId,
      asked_from: now,
      question_ru: questionRu,
      question_be: questionBe,
    })
    .execute();
}

async function update(
  db: Database,
  { id, revision }: OwnCriterion,
  organizationId: number,
  values: { valid_from?: string | null; valid_until?: string | null; retired_at?: Date | null },
): Promise<void> {
  await db
    .updateTable('additional_criteria')
    .set({ ...values, revision: revision + 1 })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

function described({ questionRu, questionBe, scale, validFrom, validUntil }: Criterion): Criterion {
  return { questionRu, questionBe, scale, validFrom, validUntil };
}

async function log(
  portal: Portal,
  db: Database,
  person: Person,
  action: Action,
  criterionId: number,
  change: { before?: Record<string, unknown>; after: Record<string, unknown> },
): Promise<void> {
  await record(db, person, portal.clock(), {
    action,
    subject: 'criterion',
    subjectId: criterionId,
    ...change,
  });
}
