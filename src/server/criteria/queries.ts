import { minskDay, type Day } from '#domain/calendar.ts';
import {
  criterionState,
  type CriterionScale,
  type CriterionState,
} from '#domain/rating/additional-criterion.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { readOwnOrganizations } from '#server/responsible-persons/index.ts';
import { readResults, type WordingResults } from './results.ts';
import type { Criterion } from './schema.ts';

/** An additional criterion with its present wording. */
export interface OwnCriterion extends Criterion {
  id: number;
  /** The present wording; answers refer to it. */
  wordingId: number;
  /** Grows with every change, so that of two people who change one the second is told. */
  revision: number;
  state: CriterionState;
}

/**
 * All criteria of an organisation for which somebody answers, in their order, retired ones last;
 * null when the person does not answer for it.
 *
 * @throws NotAllowed
 */
export async function readCriteria(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<{ name: OrganizationName; mayEdit: boolean; criteria: OwnCriterion[] } | null> {
  const own = await readOwnOrganizations(portal, person);
  const organization = own.find(({ id }) => id === organizationId);
  if (!organization) return null;
  const { nameRu, nameBe, nameEn, mayEdit } = organization;
  const rows = await selectCriteria(portal.db, organizationId).execute();
  const today = minskDay(portal.clock());
  const criteria = rows.map((row) => ownCriterion(row, today));
  return {
    name: { nameRu, nameBe, nameEn },
    mayEdit,
    criteria: [
      ...criteria.filter(({ state }) => state !== 'retired'),
      ...criteria.filter(({ state }) => state === 'retired'),
    ],
  };
}

interface OrganizationName {
  nameRu: string;
  nameBe: string;
  nameEn: string | null;
}

/** A criterion with what was answered, wording by wording, the present one first. */
export interface CriterionWithResults {
  name: OrganizationName;
  mayEdit: boolean;
  criterion: OwnCriterion;
  wordings: WordingResults[];
}

/**
 * One criterion of an organisation for which somebody answers; null when there is none, or the
 * person does not answer for it.
 *
 * @throws NotAllowed
 */
export async function readCriterionResults(
  portal: Portal,
  person: Person,
  organizationId: number,
  criterionId: number,
): Promise<CriterionWithResults | null> {
  const found = await readCriteria(portal, person, organizationId);
  const criterion = found?.criteria.find(({ id }) => id === criterionId);
  if (!found || !criterion) return null;
  const wordings = await readResults(portal.db, organizationId, criterionId);
  return { name: found.name, mayEdit: found.mayEdit, criterion, wordings };
}

/** The criteria of an organisation with their present wordings, in their order. */
export function selectCriteria(db: Database, organizationId: number) {
  return db
    .selectFrom('additional_criteria as c')
    .innerJoin('criterion_wordings as w', (join) =>
      join
        .onRef('w.organization_id', '=', 'c.organization_id')
        .onRef('w.criterion_id', '=', 'c.id')
        .on('w.replaced_at', 'is', null),
    )
    .select(['c.id', 'c.scale', 'c.revision', 'c.retired_at as retiredAt'])
    .select(['c.valid_from as validFrom', 'c.valid_until as validUntil'])
    .select(['w.id as wordingId', 'w.question_ru as questionRu', 'w.question_be as questionBe'])
    .where('c.organization_id', '=', organizationId)
    .orderBy('c.place')
    .orderBy('c.id');
}

export type CriterionRow = Awaited<
  ReturnType<ReturnType<typeof selectCriteria>['execute']>
>[number];

/** A row as the cabinet shows it. */
export function ownCriterion({ retiredAt, ...row }: CriterionRow, today: Day): OwnCriterion {
  return { ...row, state: criterionState({ ...row, retired: retiredAt !== null }, today) };
}

/** A question of an organisation as the questionnaire asks it. */
export interface AskedCriterion {
  wordingId: number;
  questionRu: string;
  questionBe: string;
  scale: CriterionScale;
}

/** The additional criteria that an organisation asks on a Minsk day, in their order. */
export async function readAskedCriteria(
  db: Database,
  organizationId: number,
  today: Day,
): Promise<AskedCriterion[]> {
  const rows = await selectCriteria(db, organizationId).where('c.retired_at', 'is', null).execute();
  return rows.filter((row) => ownCriterion(row, today).state === 'asked');
}
